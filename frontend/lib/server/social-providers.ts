import { z } from 'zod';
import { ConfigError } from './config-error';

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

/** The variables of the providers, two of each: both or none. */
export const socialSettings = z.object({
  GITHUB_CLIENT_ID: z.string().optional().describe('With its secret people can sign in with GitHub.'),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional().describe('With its secret people can sign in with Google.'),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
});

/**
 * The clients that the variables describe.
 *
 * @throws {ConfigError} when one of a provider's two is missing.
 */
export function socialClients(settings: z.output<typeof socialSettings>): SocialClients {
  const clients: SocialClients = {};
  for (const provider of Object.keys(SOCIAL_PROVIDERS) as SocialProvider[]) {
    const name = provider.toUpperCase() as Uppercase<SocialProvider>;
    const clientId = settings[`${name}_CLIENT_ID`];
    const clientSecret = settings[`${name}_CLIENT_SECRET`];
    if (clientId !== undefined && clientSecret !== undefined) clients[provider] = { clientId, clientSecret };
    if ((clientId === undefined) === (clientSecret === undefined)) continue;
    const missing = `${name}_CLIENT_${clientId === undefined ? 'ID' : 'SECRET'}`;
    throw new ConfigError(`${missing} is missing: signing in with ${SOCIAL_PROVIDERS[provider]} needs both`);
  }
  return clients;
}
