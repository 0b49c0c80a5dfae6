import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';

/** Packages of a workspace around the project, and of folders beside it. */
const OUTSIDE = /^(workspace:|(file|link|portal):\.\.)/;

/** Notices dependencies that lie outside of the source folder, without which it cannot be installed. */
export function outsidePackages({ manifest, has }: NextProject, { problems }: Remarks): void {
  const isRoot = manifest.workspaces || has('pnpm-workspace.yaml');
  for (const section of ['dependencies', 'devDependencies'] as const) {
    for (const [name, range] of Object.entries(manifest[section])) {
      if (!OUTSIDE.test(range) || (isRoot && range.startsWith('workspace:'))) continue;
      problems.push({
        code: 'OUTSIDE_PACKAGE',
        found: `package.json depends on ${name} by ${range}, which lies outside of the folder`,
        needed: 'dependencies that can be installed from the folder alone',
        mend: `publish ${name}, or copy it into the folder and depend on it by file:./…`,
        evidence: [manifest.at(section, name)],
      });
    }
  }
}
