import type { PublicConfig } from '../public-config';

/** What the page tries first: ChatKit with its domain key, or the built-in chat. */
export type PreferredChat =
  { readonly kind: 'chatkit'; readonly domainKey: string } | { readonly kind: 'built-in' };

/** On this machine OpenAI takes any key, but wants one. */
const PLACEHOLDER_KEY = 'local-dev';

const LOCAL = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Which chat to try first.
 *
 * @param hostname of the page's own address. Elsewhere than on this machine OpenAI refuses an origin without a
 * domain key, so that ChatKit is not even tried there.
 */
export function preferredChat({ chatUi, openaiDomainKey }: PublicConfig, hostname: string): PreferredChat {
  if (chatUi === 'built-in') return { kind: 'built-in' };
  if (openaiDomainKey !== '') return { kind: 'chatkit', domainKey: openaiDomainKey };
  const tries = chatUi === 'chatkit' || LOCAL.test(hostname);
  return tries ? { kind: 'chatkit', domainKey: PLACEHOLDER_KEY } : { kind: 'built-in' };
}
