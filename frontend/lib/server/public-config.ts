import { z } from 'zod';
import { CHAT_UIS, type PublicConfig } from '../public-config';
import type { Environment } from './environment';
import { readSettings } from './read-settings';

/** The variables of what the browser may see. */
export const publicSettings = z.object({
  CHAT_UI: z
    .enum(CHAT_UIS, `needed is one of ${CHAT_UIS.join(', ')}`)
    .default('auto')
    .describe(
      "Chat page: OpenAI's ChatKit, the built-in one, or `auto`: the built-in one where ChatKit cannot be had.",
    ),
  NEXT_PUBLIC_OPENAI_DOMAIN_KEY: z.string().default('').describe('Domain key of ChatKit; empty for none.'),
});

/**
 * Reads what the browser may see; called for each request, so one image serves every environment.
 *
 * @throws {ConfigError} when CHAT_UI is none of its values.
 */
export function readPublicConfig(env: Environment): PublicConfig {
  const settings = readSettings(publicSettings, env);
  return { chatUi: settings.CHAT_UI, openaiDomainKey: settings.NEXT_PUBLIC_OPENAI_DOMAIN_KEY };
}
