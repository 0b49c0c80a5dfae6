import type { Requirement } from './requirement';

/** A requirement that is right on its author's machine alone, and what takes its place: any release of it, or nothing. */
export interface Replaced {
  readonly requirement: Requirement;
  readonly by: 'any release' | 'nothing';
}

/** Packages without a file for Linux. */
const FOR_WINDOWS = /^(pywin32|pypiwin32|pywinpty|windows-curses|twisted-iocpsupport)$/;

/**
 * What takes the place of a requirement as `pip freeze` writes it: on Windows it names packages that nothing needs
 * elsewhere, in an environment of conda the files that these were installed from.
 *
 * @param line as it stands in the file, without hashes.
 */
export function replacementFor(requirement: Requirement, line: string): Replaced | undefined {
  if (/@\s*file:/.test(line)) return { requirement, by: 'any release' };
  return FOR_WINDOWS.test(requirement.name) && !line.includes(';')
    ? { requirement, by: 'nothing' }
    : undefined;
}
