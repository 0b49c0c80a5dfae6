// Runs drizzle's SQL migrations that lie beside it, and ends; safe to repeat and to run twice at once.
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { connected, locked } from './database.mjs';

const pool = new pg.Pool({ connectionString: process.env[DATABASE_URL_NAME] });

await connected(() => pool.query('select 1'));
await locked(pool, () =>
  migrate(drizzle(pool), { migrationsFolder: fileURLToPath(new URL('drizzle', import.meta.url)) }),
);
console.log('migrated');
await pool.end();
