import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { Client } from 'pg';
import { throughLocalDoor } from '../database/local-door';
import { connected } from '../database/with-database';
import { isInternalDatabaseUrl } from '../env/database-url';
import { DATABASE } from '../workload-names';
import type { Container } from './container';

/** Runs in the database's container: passes on to the server, which no port of this machine leads to. */
const RELAY = 'exec 3<>/dev/tcp/127.0.0.1/5432; cat <&3 & exec cat >&3';

/**
 * Works on the application's database from this machine: in its container through Docker, outside directly.
 *
 * @param databaseUrl DATABASE_URL as the containers have it.
 */
export async function withComposeDatabase<T>(
  containers: readonly Container[],
  databaseUrl: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  if (!isInternalDatabaseUrl(databaseUrl)) return connected(databaseUrl, work);
  const database = containers.find(({ service }) => service === DATABASE.name);
  if (!database) throw new Error(`${DATABASE.name} has no container`);
  return throughLocalDoor(
    () => Promise.resolve(relay(database.id)),
    (port) => {
      const url = new URL(databaseUrl);
      url.host = `127.0.0.1:${port}`;
      return connected(url.toString(), work);
    },
  );
}

function relay(container: string): Duplex {
  const child = spawn('docker', ['exec', '--interactive', container, 'bash', '-c', RELAY], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const tunnel = Duplex.from({ readable: child.stdout, writable: child.stdin });
  child.on('error', (error) => tunnel.destroy(error));
  tunnel.on('close', () => child.kill());
  return tunnel;
}
