import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Client } from 'pg';
import { projectRoot } from '../../../lib/support/paths';

const backend = join(projectRoot, 'backend');

export interface Postgres {
  /** URL of its first database. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the Postgres server of the backend's own tests, on a free port and with an empty folder. */
export async function startPostgres(): Promise<Postgres> {
  const python = join(backend, '.venv', 'bin', 'python');
  const child = spawn(python, ['-m', 'tests.support.serve_postgres'], {
    cwd: backend,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [url] = await Promise.race([
    once(createInterface(child.stdout), 'line') as Promise<[string]>,
    once(child, 'exit').then(() => Promise.reject(new Error('the Postgres server did not start'))),
  ]);
  return {
    url,
    stop: async () => {
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
    },
  };
}

/** Makes an empty database in the server of `url`. @returns the URL of the new one. */
export async function createDatabase(url: string, name: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
  return new URL(name, url).href;
}
