import type { Finding, Note, Problem, PythonDependencies } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { broughtAlong } from './brought-along';
import { databaseDrivers } from './database-drivers';
import { isKnownDistribution } from './distribution-names';
import type { Manifest } from './manifest';
import { packagesUsed, type PackageUsed } from './packages-used';
import { readManifests } from './read-manifests';
import type { Requirement } from './requirement';

export interface DependenciesFound {
  readonly dependencies: Finding<PythonDependencies>;
  /** What the chosen files name. */
  readonly requirements: readonly Requirement[];
  /** Normalised names of all packages that will be installed, as far as they are known. */
  readonly installed: ReadonlySet<string>;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/**
 * Where a program's dependencies are written. Of several manifests the one that covers what is imported is taken, the
 * locked one first: a lockfile that lacks an import is stale.
 *
 * @param wanted file that the user chose. @default - what is found
 * @param extra packages that the user adds
 */
export function findDependencies(
  program: PythonProgram,
  wanted?: string,
  extra: readonly string[] = [],
): DependenciesFound {
  const used = packagesUsed(program);
  const all = readManifests(program.project);
  const manifests = wanted ? all.filter(({ file }) => file === wanted) : all;
  const judged = manifests.map((manifest) => judge(manifest, used));
  const best = Math.min(...judged.map(({ missing }) => missing.length));
  const chosen = judged.find(({ missing }) => missing.length === best) ?? judge(NONE, used);
  const { manifest, installed } = chosen;
  const needed = [...chosen.missing, ...server(installed), ...databaseDrivers(program, installed)];
  const missing = needed.filter(({ anyOf: [name = ''] }) => isInstallable(name));
  const unknown = needed.filter((each) => !missing.includes(each));
  const undeclared = [...new Set([...missing.map(({ anyOf }) => anyOf[0] ?? ''), ...extra])];
  const passedOver = judged.filter((each) => each !== chosen && each.missing.length > best);
  return {
    dependencies: {
      value: {
        manager: manifest.manager,
        files: manifest.files,
        locked: manifest.locked,
        hashed: manifest.hashed,
        undeclared,
        ...(manifest.installsItself && { installsItself: manifest.installsItself }),
      },
      evidence: manifest.evidence,
      ...reasonOf(chosen, passedOver),
      override: 'dependencies',
    },
    requirements: manifest.requirements,
    installed: new Set([...installed, ...undeclared]),
    notes: [
      ...(missing.length > 0 ? [undeclaredNote(missing, manifest.file)] : []),
      ...unknown.map(unknownNote),
    ],
    problems: [...manifest.problems, ...(wanted && manifests.length === 0 ? [noSuchFile(wanted, all)] : [])],
  };
}

interface Judged {
  readonly manifest: Manifest;
  readonly installed: ReadonlySet<string>;
  /** What is imported and not installed. */
  readonly missing: readonly PackageUsed[];
}

const NONE: Manifest = {
  manager: 'requirements',
  file: 'requirements.txt',
  files: [],
  requirements: [],
  locked: false,
  hashed: false,
  evidence: [],
  problems: [],
};

function judge(manifest: Manifest, used: readonly PackageUsed[]): Judged {
  const installed = broughtAlong(manifest.requirements);
  const missing = used.filter(({ anyOf }) => !anyOf.some((name) => installed.has(name)));
  // A broken file names nothing: that all is missing there says nothing of its being stale.
  return { manifest, installed, missing: manifest.problems.length > 0 ? [] : missing };
}

/** What starts the application is not imported by it. */
function server(installed: ReadonlySet<string>): PackageUsed[] {
  return installed.has('uvicorn')
    ? []
    : [{ anyOf: ['uvicorn'], evidence: { file: '.', text: 'the server' } }];
}

function reasonOf(chosen: Judged, passedOver: readonly Judged[]): { reason?: string } {
  if (chosen.manifest.files.length === 0) return { reason: 'no file names any; the imports do' };
  if (passedOver.length === 0) return {};
  const texts = passedOver.map(
    ({ manifest, missing }) => `${manifest.file} lacks ${missing.map(({ anyOf }) => anyOf[0]).join(', ')}`,
  );
  return { reason: `${texts.join('; ')}, which the code imports` };
}

function undeclaredNote(missing: readonly PackageUsed[], file: string): Note {
  const names = missing.map(({ anyOf }) => anyOf[0]).join(', ');
  const evidence = missing.map((each) => each.evidence).filter(({ line }) => line !== undefined);
  return {
    code: 'UNDECLARED_PACKAGES',
    text: `${file} does not name ${names}: installed besides.`,
    evidence,
  };
}

function isInstallable(name: string): boolean {
  return isKnownDistribution(name.replace(/\[.*$/, ''));
}

function unknownNote({ anyOf, evidence }: PackageUsed): Note {
  const text = `No file names the package of this import, and nothing is installed for it: if it is missing, extraPackages: ['${anyOf[0]}'] in todo.config.ts adds it.`;
  return { code: 'UNKNOWN_PACKAGE', text, evidence: [evidence] };
}

function noSuchFile(wanted: string, all: readonly Manifest[]): Problem {
  const files = all.map(({ file }) => file).join(', ') || 'none';
  return {
    code: 'NO_DEPENDENCIES_FILE',
    found: `dependencies: '${wanted}' in todo.config.ts, which is no file that names dependencies`,
    needed: `one of the source folder's files that do (${files})`,
    mend: 'correct or remove that setting',
    evidence: [{ file: 'todo.config.ts' }],
  };
}
