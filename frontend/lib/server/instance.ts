import { createAuth, type Auth } from './auth';
import { readServerConfig } from './config';
import { createPool } from './database';

let auth: Auth | undefined;

/**
 * The process's Better Auth server and its one connection pool, made when first needed: a build has no secret.
 *
 * @throws {ConfigError} when the environment is incomplete.
 */
export function getAuth(): Auth {
  if (auth === undefined) {
    const config = readServerConfig(process.env);
    auth = createAuth(config, createPool(config.databaseUrl));
  }
  return auth;
}
