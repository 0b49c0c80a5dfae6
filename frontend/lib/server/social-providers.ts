import { ConfigError } from './config-error';
import type { Environment } from './environment';

/** The providers that one can sign in with, and how they are called. */
export const SOCIAL_PROVIDERS = { github: 'GitHub', google: 'Google' } as const;

/** The name of a provider, as Better Auth calls it. */
export type SocialProvider = keyof typeof SOCIAL_PROVIDERS;

/** How this application is known to a provider. */
export interface SocialClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The providers that are configured. */
export type SocialClients = Partial<Record<SocialProvider, SocialClient>>;

/**
 * Reads `<PROVIDER>_CLIENT_ID` and `<PROVIDER>_CLIENT_SECRET`, for example GITHUB_CLIENT_ID.
 *
 * @throws {ConfigError} when one of the two is missing.
 */
export function readSocialClients(env: Environment): SocialClients {
  const clients: SocialClients = {};
  for (const provider of Object.keys(SOCIAL_PROVIDERS) as SocialProvider[]) {
    const name = provider.toUpperCase();
    const clientId = env[`${name}_CLIENT_ID`]?.trim() ?? '';
    const clientSecret = env[`${name}_CLIENT_SECRET`]?.trim() ?? '';
    if (clientId === '' && clientSecret === '') continue;
    if (clientId === '' || clientSecret === '') {
      const missing = `${name}_CLIENT_${clientId === '' ? 'ID' : 'SECRET'}`;
      throw new ConfigError(
        `${missing} is missing: signing in with ${SOCIAL_PROVIDERS[provider]} needs both`,
      );
    }
    clients[provider] = { clientId, clientSecret };
  }
  return clients;
}
