import type { Lockfile } from '../project/lockfile';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';

/** The packages that package.json asks for and the lockfile has not, or has in another version. */
export function lockfileLacks(
  { manifest }: NextProject,
  lockfile: Lockfile | undefined,
  { notes }: Remarks,
): readonly string[] {
  if (!lockfile) return [];
  const lacking = Object.entries(manifest.packages).filter(([name, range]) => !lockfile.covers(name, range));
  const [first] = lacking;
  if (!first) return [];
  const names = lacking.map(([name]) => name);
  const [name] = first;
  const section = manifest.dependencies[name] === undefined ? 'devDependencies' : 'dependencies';
  notes.push({
    code: 'LOCKFILE_OUTDATED',
    text: `${lockfile.file} is older than package.json: ${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} resolved while building.`,
    evidence: [manifest.at(section, name), { file: lockfile.file }],
  });
  return names;
}
