import { Pool, type PoolConfig } from 'pg';

/** How long one attempt to connect may take, in milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * A connection pool for any Postgres URL.
 *
 * Differences between libpq and node-postgres are evened out: `sslmode=require` verifies the certificate, and
 * `channel_binding=require` (both in Neon's URLs) asks for SCRAM with channel binding.
 *
 * @param max largest number of connections.
 */
export function createPool(databaseUrl: string, max: number): Pool {
  const pool = new Pool({ ...connectionOptions(databaseUrl), max });
  // Without a listener, an idle connection that the server closes would end the process.
  pool.on('error', (error) => {
    console.error(`A database connection of the pool was lost: ${error.message}`);
  });
  return pool;
}

/** node-postgres' options; its types lack `enableChannelBinding`. */
export interface ConnectionOptions extends PoolConfig {
  /** Use SCRAM-SHA-256-PLUS where the server offers it. */
  readonly enableChannelBinding: boolean;
}

/** The options for node-postgres that a Postgres URL stands for. */
export function connectionOptions(databaseUrl: string): ConnectionOptions {
  const url = new URL(databaseUrl);
  const sslmode = url.searchParams.get('sslmode');
  if (sslmode === 'require' || sslmode === 'verify-ca') url.searchParams.set('sslmode', 'verify-full');
  const channelBinding = url.searchParams.get('channel_binding');
  url.searchParams.delete('channel_binding');
  return {
    connectionString: url.href,
    enableChannelBinding: channelBinding === 'require',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'todo-frontend',
    keepAlive: true,
  };
}

/** Names the database for messages, without user or password: `host:port/database`. */
export function describeDatabase(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname}:${port === '' ? '5432' : port}${pathname}`;
}
