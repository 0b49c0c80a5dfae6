import { z } from 'zod';
import type { Environment } from './environment';
import { count, httpUrl, list, networks, postgresUrl } from './formats';
import { publicSettings } from './public-config';
import { readSettings } from './read-settings';
import { socialClients, socialSettings, type SocialClients } from './social-providers';

/** What the server needs to know at run time. */
export interface ServerConfig {
  /** Origin under which browsers see this frontend; issuer and audience of the tokens. */
  readonly authUrl: string;
  /** Encrypts sessions and signing keys. */
  readonly authSecret: string;
  /** Further origins from which requests with a cookie are accepted; `*` and `?` are wildcards. */
  readonly trustedOrigins: readonly string[];
  /** Proxies before this server, as addresses or CIDR ranges: only they are believed whom they forward for. */
  readonly trustedProxies: readonly string[];
  /** Providers besides email and password. */
  readonly socialClients: SocialClients;
  /** Postgres URL, Neon's included. */
  readonly databaseUrl: string;
  /** The most connections to it that this process holds. */
  readonly databaseConnections: number;
  /** Where this server (not the browser) reaches the backend, without a slash at the end. */
  readonly backendUrl: string;
  /** The largest request that is taken, in bytes. */
  readonly maxRequestBytes: number;
}

const SECRET = 'needed are at least 32 characters: make them with `openssl rand -base64 32`';

const serverSettings = z.object({
  // Read again for each page; here its mistakes are told.
  ...publicSettings.shape,
  ...socialSettings.shape,
  BETTER_AUTH_URL: httpUrl('http://localhost:3000')
    .transform((url) => new URL(url))
    .refine(({ pathname, search }) => pathname === '/' && search === '', 'needed is an origin without a path')
    .transform(({ origin }) => origin)
    .describe('Origin under which browsers reach the frontend.'),
  BETTER_AUTH_SECRET: z
    .string(SECRET)
    .min(32, SECRET)
    .describe('Signs sessions and encrypts login keys; never changed.'),
  BETTER_AUTH_TRUSTED_ORIGINS: list
    .default([])
    .describe('Further origins that may sign in, separated by commas, wildcards allowed.'),
  TRUSTED_PROXIES: networks
    .default([])
    .describe(
      'Addresses and CIDR ranges, separated by commas, of the proxies before the frontend, such as the pods of an ' +
        'ingress controller: their `X-Forwarded-For` is believed, by which sign-ins are counted.',
    ),
  DATABASE_URL: postgresUrl.describe('Address of the database: `postgresql://user:password@host:5432/name`.'),
  DATABASE_CONNECTIONS: count.default(10).describe('Most connections of one replica to the database.'),
  NEXT_PUBLIC_BACKEND_URL: httpUrl('http://localhost:8000').describe(
    "Where the frontend's server, never the browser, reaches the backend.",
  ),
  // The backend's default too.
  MAX_REQUEST_BYTES: count.default(256 * 1024).describe('Greatest request body that is read.'),
});

/**
 * Reads and checks the server's environment.
 *
 * @throws {ConfigError} one message naming every variable that is missing or wrong. Values are not repeated
 * where they may hold a secret.
 */
export function readServerConfig(env: Environment): ServerConfig {
  const settings = readSettings(serverSettings, env);
  return {
    authUrl: settings.BETTER_AUTH_URL,
    authSecret: settings.BETTER_AUTH_SECRET,
    trustedOrigins: settings.BETTER_AUTH_TRUSTED_ORIGINS,
    trustedProxies: settings.TRUSTED_PROXIES,
    socialClients: socialClients(settings),
    databaseUrl: settings.DATABASE_URL,
    databaseConnections: settings.DATABASE_CONNECTIONS,
    backendUrl: settings.NEXT_PUBLIC_BACKEND_URL,
    maxRequestBytes: settings.MAX_REQUEST_BYTES,
  };
}
