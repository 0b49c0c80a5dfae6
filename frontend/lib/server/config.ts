import { ConfigError } from './config-error';
import type { Environment } from './environment';
import { readPublicConfig } from './public-config';
import { readCount, readHttpUrl, readList, readNetworks } from './read-environment';
import { readSocialClients, type SocialClients } from './social-providers';

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

const MINIMUM_SECRET_LENGTH = 32;

/** The backend's default too. */
const DEFAULT_MAX_REQUEST_BYTES = 256 * 1024;

/**
 * Reads and checks the server's environment.
 *
 * @throws {ConfigError} one message naming every variable that is missing or wrong. Values are not repeated
 * where they may hold a secret.
 */
export function readServerConfig(env: Environment): ServerConfig {
  const problems: string[] = [];
  const checked = <T>(read: (env: Environment) => T, fallback: T): T => {
    try {
      return read(env);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(error.message);
      return fallback;
    }
  };
  // Read again for each page; here its mistakes are told.
  checked(readPublicConfig, undefined);
  const config: ServerConfig = {
    authUrl: checked(readAuthUrl, ''),
    authSecret: checked(readAuthSecret, ''),
    trustedOrigins: readList(env, 'BETTER_AUTH_TRUSTED_ORIGINS'),
    trustedProxies: checked(readTrustedProxies, []),
    socialClients: checked(readSocialClients, {}),
    databaseUrl: checked(readDatabaseUrl, ''),
    databaseConnections: checked(readDatabaseConnections, 0),
    backendUrl: checked(readBackendUrl, ''),
    maxRequestBytes: checked(readMaxRequestBytes, 0),
  };
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}

function readDatabaseConnections(env: Environment): number {
  return readCount(env, 'DATABASE_CONNECTIONS', 10);
}

function readAuthUrl(env: Environment): string {
  const url = readHttpUrl(env, 'BETTER_AUTH_URL', 'http://localhost:3000');
  if (url.pathname !== '/' || url.search !== '') {
    throw new ConfigError(`BETTER_AUTH_URL must be an origin without a path, found ${url.href}`);
  }
  return url.origin;
}

function readAuthSecret(env: Environment): string {
  const secret = env.BETTER_AUTH_SECRET?.trim() ?? '';
  const mend = 'make one with `openssl rand -base64 32`';
  if (secret === '') throw new ConfigError(`BETTER_AUTH_SECRET is missing: ${mend}`);
  if (secret.length < MINIMUM_SECRET_LENGTH) {
    throw new ConfigError(
      `BETTER_AUTH_SECRET has ${secret.length} characters, at least ${MINIMUM_SECRET_LENGTH} are needed: ${mend}`,
    );
  }
  return secret;
}

function readDatabaseUrl(env: Environment): string {
  const value = env.DATABASE_URL?.trim() ?? '';
  const needed = 'needed is a Postgres URL such as postgresql://user:password@host:5432/database';
  if (value === '') throw new ConfigError(`DATABASE_URL is missing: ${needed}`);
  // The value is not repeated: it holds a password.
  if (!URL.canParse(value)) throw new ConfigError(`DATABASE_URL is not a URL: ${needed}`);
  const { protocol, hostname } = new URL(value);
  if (!['postgres:', 'postgresql:'].includes(protocol) || hostname === '') {
    throw new ConfigError(`DATABASE_URL begins with ${protocol}//: ${needed}`);
  }
  return value;
}

function readTrustedProxies(env: Environment): string[] {
  return readNetworks(env, 'TRUSTED_PROXIES');
}

function readBackendUrl(env: Environment): string {
  return readHttpUrl(env, 'NEXT_PUBLIC_BACKEND_URL', 'http://localhost:8000').href.replace(/\/+$/, '');
}

function readMaxRequestBytes(env: Environment): number {
  return readCount(env, 'MAX_REQUEST_BYTES', DEFAULT_MAX_REQUEST_BYTES);
}
