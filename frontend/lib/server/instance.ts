import { createAuth, type Auth } from './auth';
import { createBackendTokens, type BackendTokens } from './backend-tokens';
import { readServerConfig, type ServerConfig } from './config';
import { createPool } from './database';
import { once } from './once';

// What the handlers of one process share, made when first needed: a build has no secret, and a probe asks no database.

/**
 * The configuration of this process.
 *
 * @throws {ConfigError} when the environment is incomplete.
 */
export const getConfig = once((): ServerConfig => readServerConfig(process.env));

/** The Better Auth server of this process, with its one connection pool. */
export const getAuth = once((): Auth => {
  const config = getConfig();
  return createAuth(config, createPool(config.databaseUrl, config.databaseConnections));
});

/** The tokens with which this process speaks to the backend. */
export const getBackendTokens = once((): BackendTokens => createBackendTokens(getAuth()));
