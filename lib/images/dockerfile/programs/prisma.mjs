// Runs prisma's SQL migrations that lie beside it, and ends; safe to repeat and to run twice at once. What has run is
// written down as prisma itself does, so that its own command line can go on from there.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { connected, locked } from './database.mjs';

const RECORD = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0)`;
const HAS_RUN =
  'select 1 from _prisma_migrations where migration_name = $1 and finished_at is not null and rolled_back_at is null';
const HAS_RUN_NOW = `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
  values ($1, $2, $3, now(), 1)`;

const folder = new URL('prisma/', import.meta.url);
const fileOf = (name) => new URL(name + '/migration.sql', folder);
const pool = new pg.Pool({ connectionString: process.env[DATABASE_URL_NAME] });

async function migrate(client, name) {
  const sql = readFileSync(fileOf(name), 'utf8');
  if ((await client.query(HAS_RUN, [name])).rows.length > 0) return;
  await client.query('begin');
  await client.query(sql);
  await client.query(HAS_RUN_NOW, [randomUUID(), createHash('sha256').update(sql).digest('hex'), name]);
  await client.query('commit');
  console.log('migrated: ' + name);
}

await connected(() => pool.query('select 1'));
await locked(pool, async () => {
  const client = await pool.connect();
  await client.query(RECORD);
  const names = readdirSync(folder).filter((name) => existsSync(fileOf(name)));
  for (const name of names.sort()) await migrate(client, name);
  client.release();
});
await pool.end();
