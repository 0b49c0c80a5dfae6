import type { FrontendOverrides } from '../../../../application';
import { type Lockfile, readLockfile } from '../project/lockfile';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { lineOfError } from './line-of-error';
import { lockfileOfOtherSystem } from './lockfile-of-other-system';

const LOCKFILES = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
];

/**
 * The lockfile to install by; `undefined` when there is none, or none that can be read.
 *
 * With two of them the package manager that package.json names decides, else the user is asked.
 */
export function findLockfile(
  project: NextProject,
  { lockfile: wanted }: FrontendOverrides,
  remarks: Remarks,
): Lockfile | undefined {
  const present = LOCKFILES.filter(project.has);
  const named = project.manifest.packageManager?.split('@')[0];
  const chosen =
    present.find((file) => file === wanted) ??
    present.find((file) => managerOf(file) === named) ??
    present[0];
  if (chosen === undefined) {
    const around = LOCKFILES.map((file) => `../${file}`).find((file) => project.text(file) !== undefined);
    const beside = around ? ` in the folder itself, and ${around} is not used` : '';
    remarks.notes.push({
      code: 'NO_LOCKFILE',
      text: `There is no lockfile${beside}: versions are resolved while building, as of the last change of the source where the registry knows dates.`,
      evidence: [{ file: 'package.json' }],
    });
    return undefined;
  }
  if (present.length > 1 && wanted === undefined && named !== managerOf(chosen)) {
    remarks.questions.push({
      setting: 'lockfile',
      text: `${present.join(' and ')} lie side by side: which one is kept up to date?`,
      choices: present.map((value) => ({ value, evidence: [{ file: value }], override: 'lockfile' })),
    });
  }
  const text = project.text(chosen) ?? '';
  const foreign = managerOf(chosen) === 'npm' ? lockfileOfOtherSystem(text) : undefined;
  if (foreign !== undefined) {
    remarks.notes.push({
      code: 'LOCKFILE_OF_OTHER_SYSTEM',
      text: `${chosen} was written on another system: it lacks ${foreign} for Linux, and is not used.`,
      evidence: [{ file: chosen, text: foreign }],
    });
    return undefined;
  }
  try {
    return readLockfile(chosen, text);
  } catch (error) {
    const line = lineOfError(error, text);
    remarks.problems.push({
      code: 'BROKEN_LOCKFILE',
      found: `${chosen} cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      needed: `a ${chosen} as its package manager writes it`,
      mend: `make it anew: ${INSTALL[managerOf(chosen)]}`,
      evidence: [{ file: chosen, ...(line !== undefined && { line }) }],
    });
    return undefined;
  }
}

const INSTALL = {
  npm: 'rm package-lock.json && npm install --package-lock-only',
  pnpm: 'rm pnpm-lock.yaml && pnpm install --lockfile-only',
  yarn: 'rm yarn.lock && yarn install',
  bun: 'rm bun.lock && bun install --lockfile-only',
} as const;

function managerOf(lockfile: string): keyof typeof INSTALL {
  if (lockfile.startsWith('bun.')) return 'bun';
  if (lockfile === 'pnpm-lock.yaml') return 'pnpm';
  return lockfile === 'yarn.lock' ? 'yarn' : 'npm';
}
