import { Client } from 'pg';
import { isInternalDatabaseUrl } from '../env/database-url';
import { Kube } from '../kube/kube';
import { readyEndpoints } from '../kube/ready-endpoints';
import { Tunnel } from '../kube/tunnel';
import { DATABASE } from '../workload-names';
import { throughLocalDoor } from './local-door';

/** Milliseconds for connecting and for each statement. */
const TIMEOUT_MS = 10_000;

/**
 * Works on the application's database from this machine, wherever it is: inside the cluster through a tunnel to its
 * pod, outside directly.
 *
 * @param databaseUrl DATABASE_URL as the pods have it.
 */
export async function withDatabase<T>(
  kube: Kube,
  databaseUrl: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  if (!isInternalDatabaseUrl(databaseUrl)) return connected(databaseUrl, work);
  const [endpoint] = await readyEndpoints(kube, DATABASE.name);
  if (!endpoint) throw new Error(`${DATABASE.name} has no ready pod`);
  return throughLocalDoor(
    () => Tunnel.open(kube, endpoint),
    (port) => {
      const url = new URL(databaseUrl);
      url.host = `127.0.0.1:${port}`;
      return connected(url.toString(), work);
    },
  );
}

/** Works on a database that answers at this address. */
export async function connected<T>(
  connectionString: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
