// Makes the tables of schema.sql beside it, and ends; safe to repeat and to run twice at once. What is there already stays as
// it is: there are no migrations that say how a table became another.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { connected, locked } from './database.mjs';

// PostgreSQL's codes: a table or index, a type or constraint, a column, and a schema that exist.
const EXISTS = ['42P07', '42710', '42701', '42P06'];

const sql = readFileSync(new URL('schema.sql', import.meta.url), 'utf8');
const ends = sql.includes('--> statement-breakpoint') ? '--> statement-breakpoint' : /;\s*$/m;
const pool = new pg.Pool({ connectionString: process.env[DATABASE_URL_NAME] });

await connected(() => pool.query('select 1'));
await locked(pool, async () => {
  let made = 0;
  for (const statement of sql.split(ends).filter((text) => text.trim())) {
    try {
      await pool.query(statement);
      made++;
    } catch (error) {
      if (!EXISTS.includes(error.code)) throw error;
    }
  }
  console.log(made > 0 ? 'made: ' + made : 'nothing to make');
});
await pool.end();
