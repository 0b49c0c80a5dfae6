import { getMigrations } from 'better-auth/db/migration';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { authOptions } from './auth';
import type { ServerConfig } from './config';
import { createPool, describeDatabase } from './database';
import { waitForDatabase } from './wait-for-database';

/** Identifies these migrations among the advisory locks of a database: "todoauth" in ASCII. */
const LOCK_KEY = 0x746f_646f_6175_7468n;

/** Settings of {@link migrate}. */
export interface MigrateOptions {
  /** How long to wait for the database, and then for another replica's migration, in ms each. @default 60000 */
  readonly waitMs?: number;
  /** Receives progress, one line each. @default console.log */
  readonly log?: (line: string) => void;
}

/**
 * Creates or extends Better Auth's tables. Safe when any number of replicas start at once.
 *
 * Lock and tables share one transaction: a replica that dies leaves neither a lock nor half a schema, and it
 * works through a pooler in transaction mode (Neon's), where a session's lock would be lost.
 *
 * @throws {Error} when the database cannot be reached or refuses, or when the lock is not given in time.
 */
export async function migrate(config: ServerConfig, options: MigrateOptions = {}): Promise<void> {
  const { waitMs = 60_000, log = console.log } = options;
  const pool = createPool(config.databaseUrl, 1);
  const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
  try {
    await waitForDatabase(pool, { name: describeDatabase(config.databaseUrl), waitMs, log });
    const created = await kysely.transaction().execute(async (transaction) => {
      await sql`SELECT set_config('lock_timeout', ${`${waitMs}ms`}, true)`.execute(transaction);
      await sql`SELECT pg_advisory_xact_lock(${LOCK_KEY.toString()}::bigint)`.execute(transaction);
      const plan = await getMigrations({
        ...authOptions(config, { db: transaction, type: 'postgres' }),
        // It warns at every start that its own bigint column is none.
        logger: { level: 'error' },
      });
      await plan.runMigrations();
      return plan.toBeCreated.map(({ table }) => table);
    });
    log(created.length > 0 ? `Created tables: ${created.join(', ')}` : 'Tables are up to date');
  } finally {
    await kysely.destroy();
  }
}
