import { mkdirSync, mkdtempSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../../lib/support/lock';
import { Reporter } from '../../lib/support/reporter';

const quiet: Reporter = {
  info: () => undefined,
  check: () => undefined,
  step: () => ({ update: () => undefined, end: () => undefined }),
};
const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'lock-')), 'cache', 'thing');

describe('withLock', () => {
  it('lets one run in at a time', async () => {
    const file = newFile();
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    };
    await Promise.all([withLock(file, quiet, work), withLock(file, quiet, work)]);
    expect(most).toBe(1);
  });

  it('is free again after work that failed', async () => {
    const file = newFile();
    await expect(withLock(file, quiet, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(withLock(file, quiet, () => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('takes over the lock of a run that died', async () => {
    const file = newFile();
    mkdirSync(`${file}.lock`, { recursive: true });
    utimesSync(`${file}.lock`, new Date(0), new Date(0));
    await expect(withLock(file, quiet, () => Promise.resolve('done'))).resolves.toBe('done');
  });
});
