import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a folder's whole content, or, when `write` throws, nothing of it: `write` fills a new folder beside it,
 * which then takes its name.
 */
export function replaceDirectory(directory: string, write: (emptyDirectory: string) => void): void {
  mkdirSync(dirname(directory), { recursive: true });
  const work = mkdtempSync(join(dirname(directory), `.${basename(directory)}-`));
  try {
    const fresh = join(work, 'new');
    mkdirSync(fresh);
    write(fresh);
    if (existsSync(directory)) renameSync(directory, join(work, 'old'));
    renameSync(fresh, directory);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
