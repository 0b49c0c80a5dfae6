import type { Note } from '../../../../application';
import type { Manifest } from './manifest';
import type { PackageUsed } from './packages-used';
import type { Replaced } from './replacement-for';

/**
 * What is to be said of the dependencies of a program.
 *
 * @param missing packages that nothing names and that are installed besides.
 * @param unknown imports of which nobody knows the package.
 */
export function dependencyNotes(
  { file, files, replaced = [] }: Manifest,
  missing: readonly PackageUsed[],
  unknown: readonly PackageUsed[],
): Note[] {
  const left = replaced.filter(({ by }) => by === 'nothing');
  const anew = replaced.filter(({ by }) => by === 'any release');
  return [
    ...(missing.length > 0
      ? [undeclared(missing, files.length > 0 ? `${file} does not name` : 'No file names')]
      : []),
    ...unknown.map(unknownPackage),
    ...(left.length > 0 ? [leftOut(left)] : []),
    ...(anew.length > 0 ? [chosenAnew(anew)] : []),
  ];
}

function undeclared(missing: readonly PackageUsed[], silent: string): Note {
  const names = missing.map(({ anyOf }) => anyOf[0]).join(', ');
  const evidence = missing.map((each) => each.evidence).filter(({ line }) => line !== undefined);
  return { code: 'UNDECLARED_PACKAGES', text: `${silent} ${names}: installed besides.`, evidence };
}

function unknownPackage({ anyOf, evidence }: PackageUsed): Note {
  const text = `No file names the package of this import, and nothing is installed for it: if it is missing, extraPackages: ['${anyOf[0]}'] in todo.config.ts adds it.`;
  return { code: 'UNKNOWN_PACKAGE', text, evidence: [evidence] };
}

function leftOut(replaced: readonly Replaced[]): Note {
  const text = `${namesOf(replaced)} can be had for Windows only: left out.`;
  return { code: 'WINDOWS_PACKAGE', text, evidence: replaced.map(({ requirement }) => requirement.evidence) };
}

function chosenAnew(replaced: readonly Replaced[]): Note {
  const text = `The requirements name files of another machine for ${namesOf(replaced)}: releases are chosen in their place.`;
  return { code: 'FILE_OF_ANOTHER', text, evidence: replaced.map(({ requirement }) => requirement.evidence) };
}

function namesOf(replaced: readonly Replaced[]): string {
  return replaced.map(({ requirement }) => requirement.name).join(', ');
}
