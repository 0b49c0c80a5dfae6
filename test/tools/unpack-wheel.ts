import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../lib/support/run';

/**
 * Fetches a package of PyPI and unpacks it, which takes Python with its venv module, as the backend's tests do.
 *
 * @param requirement the package with its exact version and the hash of every file that may be fetched.
 * @param work folder to do it in, which is made.
 * @returns the folder with the package's files.
 */
export async function unpackWheel(requirement: string, work: string): Promise<string> {
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'requirements.txt'), `${requirement}\n`);
  const quietly = ['--quiet', '--disable-pip-version-check', '--no-input'];
  const pinned = [
    '--only-binary=:all:',
    '--no-deps',
    '--require-hashes',
    '--requirement',
    'requirements.txt',
  ];
  await run('python3', ['-m', 'venv', 'venv'], { cwd: work });
  await run('venv/bin/pip', ['download', ...quietly, ...pinned, '--dest', 'wheel'], { cwd: work });
  const [wheel = ''] = readdirSync(join(work, 'wheel'));
  await run('python3', ['-m', 'zipfile', '--extract', join('wheel', wheel), 'package'], { cwd: work });
  return join(work, 'package');
}
