import { createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { dirname } from 'node:path';
import { execInPod } from '../kube/exec-in-pod';
import { Kube } from '../kube/kube';
import { readyEndpoints } from '../kube/ready-endpoints';
import { DATABASE } from '../workload-names';

/** Longest time for a dump, in milliseconds. */
const TIMEOUT_MS = 600_000;

/** The password stays in the pod: it is the container's own variable. */
const PG_DUMP =
  'PGPASSWORD="$POSTGRES_PASSWORD" exec pg_dump --username=todo --dbname=todo --clean --if-exists';

/**
 * Writes the whole database inside the cluster to a file, as SQL that `psql` restores.
 *
 * @returns the file's size in bytes.
 * @throws Error when the database does not answer or the dump is incomplete; no file is left then.
 */
export async function dumpDatabase(kube: Kube, file: string): Promise<number> {
  const [endpoint] = await readyEndpoints(kube, DATABASE.name);
  if (!endpoint) throw new Error(`${DATABASE.name} has no ready pod`);
  const { core, namespace } = kube;
  const { spec } = await core.readNamespacedPod({ name: endpoint.pod, namespace });
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  const stdout = createWriteStream(partial, { mode: 0o600 });
  try {
    const container = spec?.containers[0]?.name ?? '';
    const command = ['sh', '-c', PG_DUMP];
    const { exitCode, stderr } = await execInPod(kube, {
      pod: endpoint.pod,
      container,
      command,
      stdout,
      timeoutMs: TIMEOUT_MS,
    });
    if (exitCode !== 0) throw new Error(`pg_dump: ${stderr.trim()}`);
    stdout.end();
    await finished(stdout);
    renameSync(partial, file);
    return statSync(file).size;
  } catch (error) {
    stdout.destroy();
    rmSync(partial, { force: true });
    throw error;
  }
}
