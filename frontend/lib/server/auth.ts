import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { jwt } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { ServerConfig } from './config';

/** The Better Auth server of this application. */
export type Auth = ReturnType<typeof createAuth>;

/** How long a token for the backend is valid, in minutes. */
export const TOKEN_MINUTES = 15;

/** Where Better Auth keeps its tables. */
export type AuthDatabase = Pool | { readonly db: Kysely<unknown>; readonly type: 'postgres' };

/**
 * Makes the Better Auth server: email and password, sessions in Postgres, JWTs for the backend.
 */
export function createAuth(config: ServerConfig, database: AuthDatabase) {
  return betterAuth(authOptions(config, database));
}

/** Better Auth's options; migrations derive the tables from the same. */
export function authOptions(config: ServerConfig, database: AuthDatabase) {
  return {
    appName: 'Todo Chat',
    baseURL: config.authUrl,
    secret: config.authSecret,
    trustedOrigins: [...config.trustedOrigins],
    database,
    emailAndPassword: { enabled: true, minPasswordLength: 8 },
    socialProviders: config.socialClients,
    plugins: [
      jwt({
        // Nobody reads that header; without it, asking for a session does not sign a token.
        disableSettingJwtHeader: true,
        jwt: {
          issuer: config.authUrl,
          audience: config.authUrl,
          expirationTime: `${TOKEN_MINUTES}m`,
          // The subject is all the backend needs; name and email stay here.
          definePayload: () => ({}),
        },
      }),
    ],
    rateLimit: {
      enabled: true,
      // Counted in Postgres, so that the limit is one for all replicas.
      storage: 'database',
      window: 10,
      max: 100,
      customRules: {
        // Better Auth's own limit, 3 in 10 s, is met at once when users share an address (port-forward, NAT).
        '/sign-in/*': { window: 10, max: 30 },
        '/sign-up/*': { window: 10, max: 30 },
        // Read for every page view and by the backend: no database write for these.
        '/get-session': false,
        '/token': false,
        '/jwks': false,
      },
    },
    advanced: {
      ipAddress: { trustedProxies: [...config.trustedProxies] },
      // A session and its user are one query instead of two.
      database: { joins: true },
    },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions;
}
