import { join } from 'node:path';
import { stateDir } from '../support/paths';
import { during, Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { asError } from './as-error';

/** What destroy takes apart; tests put stand-ins here. */
export interface DestroyParts {
  /** Whether there is a cluster, and whether it can be used now. */
  clusterState(): Promise<'usable' | 'unusable' | 'absent'>;
  /** Whether the cluster holds a volume of the database. */
  hasData(): Promise<boolean>;
  /** @returns the file's size in bytes. */
  dump(file: string): Promise<number>;
  stopForward(): Promise<boolean>;
  /** Removes the Helm releases. */
  uninstall(): Promise<void>;
  deleteCluster(): Promise<void>;
}

export interface DestroyProps {
  /** Write the database to a file first. */
  readonly dump: boolean;
  /** The file. @default - named after the time, in `dumps` in the state folder */
  readonly dumpFile?: string;
}

/**
 * Removes everything deploy made, but `.env`, the caches and the dump it writes first.
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
  const file = props.dumpFile ?? join(stateDir(), 'dumps', `todo-${timestamp(new Date())}.sql`);
  try {
    if (state === 'unusable') throw new Error('the cluster does not run');
    if (!(await parts.hasData())) return;
    const size = await parts.dump(file);
    reporter.check('ok', `the database is in ${file} (${Math.ceil(size / 1024)} KiB)`);
  } catch (error) {
    throw new UserError({
      code: 'DUMP_FAILED',
      found: `the database could not be written to a file: ${asError(error).message}`,
      needed: 'a dump before the data are deleted; nothing was removed',
      mend: 'make deploy, then make destroy; or, to lose the data, make destroy DUMP=no',
      cause: error,
    });
  }
}

/** e.g. 20260208-141503 */
function timestamp(date: Date): string {
  return date.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}
