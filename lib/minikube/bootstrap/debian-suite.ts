import { readFileSync } from 'node:fs';

/**
 * The code name of this machine's Debian (or Ubuntu) release.
 *
 * @param osRelease content of os-release. @default - the machine's
 */
export function debianSuite(osRelease: string = readFileSync('/etc/os-release', 'utf8')): string {
  const suite = /^VERSION_CODENAME=(\S+)$/m.exec(osRelease)?.[1];
  if (!suite) throw new Error('/etc/os-release has no VERSION_CODENAME');
  return suite;
}
