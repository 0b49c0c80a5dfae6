import { ConfigError } from './config-error';
import type { Environment } from './environment';

/** What the server needs to know at run time. */
export interface ServerConfig {
  /** Origin under which browsers see this frontend; issuer and audience of the tokens. */
  readonly authUrl: string;
  /** Encrypts sessions and signing keys. */
  readonly authSecret: string;
  /** Further origins from which requests with a cookie are accepted; `*` and `?` are wildcards. */
  readonly trustedOrigins: readonly string[];
  /** Postgres URL, Neon's included. */
  readonly databaseUrl: string;
  /** Where this server (not the browser) reaches the backend, without a slash at the end. */
  readonly backendUrl: string;
}

const MINIMUM_SECRET_LENGTH = 32;

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
  const config: ServerConfig = {
    authUrl: checked(readAuthUrl, ''),
    authSecret: checked(readAuthSecret, ''),
    trustedOrigins: readTrustedOrigins(env),
    databaseUrl: checked(readDatabaseUrl, ''),
    backendUrl: checked(readBackendUrl, ''),
  };
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}

/**
 * The backend's address from NEXT_PUBLIC_BACKEND_URL, without a slash at the end.
 *
 * @throws {ConfigError} when it is missing or no http(s) URL.
 */
export function readBackendUrl(env: Environment): string {
  const url = readHttpUrl(env, 'NEXT_PUBLIC_BACKEND_URL', 'http://localhost:8000');
  return url.href.replace(/\/+$/, '');
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

function readTrustedOrigins(env: Environment): string[] {
  const origins = (env.BETTER_AUTH_TRUSTED_ORIGINS ?? '').split(',').map((origin) => origin.trim());
  return origins.filter((origin) => origin !== '');
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

function readHttpUrl(env: Environment, name: string, example: string): URL {
  const value = env[name]?.trim() ?? '';
  if (value === '') throw new ConfigError(`${name} is missing: needed is a URL such as ${example}`);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new ConfigError(`${name} is ${JSON.stringify(value)}: needed is a URL such as ${example}`);
  }
  return url;
}
