import type { Lockfile } from '../project/lockfile';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';

/** How many packages a note names. */
const SHOWN = 4;

/** The packages that the lockfile has not, or has in another version, though package.json or others in it ask for them. */
export function lockfileLacks(
  { manifest }: NextProject,
  lockfile: Lockfile | undefined,
  { notes }: Remarks,
): readonly string[] {
  if (!lockfile) return [];
  const { file, covers, missing } = lockfile;
  const outdated = Object.entries(manifest.packages)
    .filter(([name, range]) => !covers(name, range))
    .map(([name]) => name);
  const [first] = outdated;
  const names = first === undefined ? missing : outdated;
  if (names.length === 0) return [];
  const section = manifest.dependencies[first ?? ''] === undefined ? 'devDependencies' : 'dependencies';
  const what = first === undefined ? 'has gaps' : 'is older than package.json';
  const shown = [...names.slice(0, SHOWN), ...(names.length > SHOWN ? [`${names.length - SHOWN} more`] : [])];
  notes.push({
    code: 'LOCKFILE_OUTDATED',
    text: `${file} ${what}: ${shown.join(', ')} ${names.length > 1 ? 'are' : 'is'} resolved while building.`,
    evidence: [...(first === undefined ? [] : [manifest.at(section, first)]), { file }],
  });
  return names;
}
