import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';

/** Ends of the names of packages that hold programs for one system: `@next/swc-win32-x64-msvc`. */
const FOREIGN = /[-/](win32|darwin)-(x64|arm64|ia32)(-\w+)?$/;

/** Notices packages for Windows or macOS that the project demands, with which it cannot be installed on Linux. */
export function foreignPlatform({ manifest }: NextProject, { problems }: Remarks): void {
  for (const section of ['dependencies', 'devDependencies'] as const) {
    const names = Object.keys(section === 'dependencies' ? manifest.dependencies : manifest.devDependencies);
    for (const name of names.filter((found) => FOREIGN.test(found))) {
      problems.push({
        code: 'FOREIGN_PLATFORM',
        found: `package.json demands ${name}, which is not for Linux`,
        needed: 'packages that can be installed on Linux',
        mend: `npm uninstall ${name} && npm install --save-optional ${name}`,
        evidence: [manifest.at(section, name)],
      });
    }
  }
}
