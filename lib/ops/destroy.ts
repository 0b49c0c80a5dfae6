import { join } from 'node:path';
import { stateDir } from '../support/paths';
import { during, Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { asError } from './as-error';

/** What destroy takes apart; tests put stand-ins here. */
export interface DestroyParts {
  /** Whether there is a cluster, and whether it can be used now. */
  clusterState(): Promise<'usable' | 'unusable' | 'absent'>;
  /** Namespaces in which a database of this project has a volume: they all go with the cluster. */
  namespacesWithData(): Promise<readonly string[]>;
  /** Writes the database of a namespace to a file. @returns the file's size in bytes. */
  dump(namespace: string, file: string): Promise<number>;
  stopForward(): Promise<boolean>;
  /** Removes the Helm releases. */
  uninstall(): Promise<void>;
  deleteCluster(): Promise<void>;
}

export interface DestroyProps {
  /** Write each database to a file first. */
  readonly dump: boolean;
  /** Folder of the files, which are named after namespace and time. @default - `dumps` in the state folder */
  readonly dumpDir?: string;
}

/**
 * Removes everything deploy made, but `.env`, the caches and the dumps it writes first.
 *
 * @throws UserError DUMP_FAILED before anything is removed.
 */
export async function destroy(props: DestroyProps, parts: DestroyParts, reporter: Reporter): Promise<void> {
  const state = await parts.clusterState();
  if (props.dump && state !== 'absent') await dumpFirst(props, state, parts, reporter);
  if (await parts.stopForward()) reporter.check('ok', 'forward ended');
  if (state === 'usable') await during(reporter, 'uninstalling the Helm releases', () => parts.uninstall());
  await parts.deleteCluster();
}

async function dumpFirst(
  props: DestroyProps,
  state: 'usable' | 'unusable',
  parts: DestroyParts,
  reporter: Reporter,
): Promise<void> {
  const folder = props.dumpDir ?? join(stateDir(), 'dumps');
  const time = timestamp(new Date());
  let what = 'the database';
  try {
    if (state === 'unusable') throw new Error('the cluster does not run');
    for (const namespace of await parts.namespacesWithData()) {
      what = `the database of ${namespace}`;
      const file = join(folder, `${namespace}-${time}.sql`);
      const size = await parts.dump(namespace, file);
      reporter.check('ok', `${what} is in ${file} (${Math.ceil(size / 1024)} KiB)`);
    }
  } catch (error) {
    throw new UserError({
      code: 'DUMP_FAILED',
      found: `${what} could not be written to a file: ${asError(error).message}`,
      needed: 'a dump before the data are deleted; nothing was removed',
      mend: 'make deploy in that namespace, then make destroy; or, to lose the data, make destroy DUMP=no',
      cause: error,
    });
  }
}

/** e.g. 20260208-141503 */
function timestamp(date: Date): string {
  return date.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}
