import { CHAT_UIS, type PublicConfig } from '../public-config';
import { ConfigError } from './config-error';
import type { Environment } from './environment';

/**
 * Reads what the browser may see; called for each request, so one image serves every environment.
 *
 * @throws {ConfigError} when CHAT_UI is none of its values.
 */
export function readPublicConfig(env: Environment): PublicConfig {
  const wanted = env.CHAT_UI?.trim() ?? '';
  const chatUi = wanted === '' ? 'auto' : CHAT_UIS.find((value) => value === wanted);
  if (chatUi === undefined) {
    throw new ConfigError(`CHAT_UI is ${JSON.stringify(wanted)}: needed is one of ${CHAT_UIS.join(', ')}`);
  }
  return { chatUi, openaiDomainKey: env.NEXT_PUBLIC_OPENAI_DOMAIN_KEY?.trim() ?? '' };
}
