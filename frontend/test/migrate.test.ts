import { Client } from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '@/lib/server/migrate';
import { testConfig } from './support/config';
import { createDatabase } from './support/create-database';
import { freePort } from './support/postgres';

const BETTER_AUTH_TABLES = ['account', 'jwks', 'rateLimit', 'session', 'user', 'verification'];

let databaseUrl: string;
beforeEach(async () => {
  databaseUrl = await createDatabase();
});

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ value: unknown }>(sql);
  await client.end();
  return rows.map(({ value }) => value);
}

const tables = (): Promise<unknown[]> =>
  query("SELECT tablename AS value FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");

describe('migrations', () => {
  test('create the tables once when four replicas start at the same time', async () => {
    const lines: string[] = [];
    const start = (): Promise<void> => migrate(testConfig(databaseUrl), { log: (line) => lines.push(line) });
    await Promise.all([start(), start(), start(), start()]);
    expect(await tables()).toEqual(BETTER_AUTH_TABLES);
    expect(lines.filter((line) => line.startsWith('Created tables'))).toHaveLength(1);
    expect(lines.filter((line) => line === 'Tables are up to date')).toHaveLength(3);
  });

  test("leave other applications' tables and all rows alone", async () => {
    await query('CREATE TABLE task (id int)');
    await query('INSERT INTO task VALUES (7)');
    await migrate(testConfig(databaseUrl), { log: () => undefined });
    await migrate(testConfig(databaseUrl), { log: () => undefined });
    expect(await query('SELECT id AS value FROM task')).toEqual([7]);
  });

  test('leave nothing behind when they fail half-way', async () => {
    // A table in the way: of an index that Better Auth creates at the end, after its tables.
    await query('CREATE TABLE "session_userId_idx" (id int)');
    await expect(migrate(testConfig(databaseUrl), { log: () => undefined })).rejects.toThrow(
      'session_userId_idx',
    );
    expect(await tables()).toEqual(['session_userId_idx']);
  });

  test('give up when another replica holds the lock for too long', async () => {
    const holder = new Client({ connectionString: databaseUrl });
    await holder.connect();
    await holder.query("SELECT pg_advisory_lock(x'746f646f61757468'::bit(64)::bigint)");
    await expect(migrate(testConfig(databaseUrl), { waitMs: 200, log: () => undefined })).rejects.toThrow(
      'lock timeout',
    );
    await holder.end();
  });

  test('refuse at once a wrong password, naming the database and not the password', async () => {
    const url = databaseUrl.replace('only-for-tests', 'wrong-password');
    const failure = migrate(testConfig(url)).catch(String);
    expect(await failure).toMatch(/127\.0\.0\.1:\d+\/test_\w+ refuses: password authentication failed/);
    expect(await failure).not.toContain('wrong-password');
  });

  test('wait for a database that is not there yet, say so once, and give up when time is up', async () => {
    const lines: string[] = [];
    const url = `postgresql://todo:hidden@127.0.0.1:${await freePort()}/todo`;
    const failure = migrate(testConfig(url), { waitMs: 1200, log: (line) => lines.push(line) });
    await expect(failure).rejects.toThrow(/did not answer within 1 s: connect ECONNREFUSED/);
    expect(lines).toEqual([expect.stringMatching(/^Waiting for the database 127\.0\.0\.1:\d+\/todo/)]);
  });
});
