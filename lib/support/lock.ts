import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { lock } from 'proper-lockfile';
import { Reporter } from './reporter';
import { UserError } from './user-error';

/**
 * Runs `work` while holding an exclusive lock that works between processes. A lock whose owner died is taken over
 * after 20 seconds; a living owner is waited for.
 *
 * @param file the thing that is locked; `<file>.lock` is made beside it.
 * @throws UserError LOCKED when another process still holds it after an hour.
 */
export async function withLock<T>(file: string, reporter: Reporter, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const options = { realpath: false, stale: 20_000, update: 5_000 };
  const release = await lock(file, options)
    .catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ELOCKED') throw error;
      reporter.info(`waiting for another run that holds ${file}.lock`);
      return lock(file, { ...options, retries: { retries: 3600, factor: 1, minTimeout: 1000 } });
    })
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ELOCKED') throw error;
      throw new UserError({
        code: 'LOCKED',
        found: `another run has held ${file}.lock for an hour`,
        needed: 'one run at a time',
        mend: 'wait for the other run or end it, then repeat the command',
        cause: error,
      });
    });
  try {
    return await work();
  } finally {
    await release();
  }
}
