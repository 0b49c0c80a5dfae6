import type { Finding } from '../../../../application';
import type { Lockfile } from '../project/lockfile';
import type { NextProject } from '../project/next-project';

/** The version of Next.js: exact from the lockfile, else the range that package.json asks for. */
export function nextVersion({ manifest }: NextProject, lockfile: Lockfile | undefined): Finding {
  const range = manifest.packages.next ?? '';
  const locked = lockfile?.versionOf('next', range);
  const section = manifest.dependencies.next === undefined ? 'devDependencies' : 'dependencies';
  const evidence = [manifest.at(section, 'next')];
  if (locked !== undefined) return { value: locked, evidence: [...evidence, { file: lockfile?.file ?? '' }] };
  return { value: range, evidence, reason: 'no lockfile says it more exactly' };
}
