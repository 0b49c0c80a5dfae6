import type { Finding, Migration, Note, Problem, PythonDependencies } from '../../../../application';
import { engineCalls } from '../program/engine-calls';
import type { PythonProgram } from '../program/python-program';
import { evidenceOf } from '../syntax/evidence';
import { broughtAlong } from './brought-along';
import { databaseDrivers } from './database-drivers';
import { dependencyNotes } from './dependency-notes';
import { isKnownDistribution } from './distribution-names';
import type { Manifest } from './manifest';
import { migrationPackages } from './migration-packages';
import { packagesUsed, type PackageUsed } from './packages-used';
import { readManifests } from './read-manifests';
import type { Replaced } from './replacement-for';
import type { Requirement } from './requirement';
import { sqlAlchemy21 } from './sqlalchemy-21';

export interface DependenciesFound {
  readonly dependencies: Finding<PythonDependencies>;
  /** What the chosen files name. */
  readonly requirements: readonly Requirement[];
  /** Normalised names of all packages that will be installed, as far as they are known. */
  readonly installed: ReadonlySet<string>;
  readonly sqlAlchemy21: ReturnType<typeof sqlAlchemy21>;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

export interface DependenciesSought {
  /** What runs before the application, with packages of its own. @default - nothing does */
  readonly migration?: Finding<Migration>;
  /** Date as of which packages are resolved that nothing fixes. */
  readonly asOf: string;
  /** File that the user chose. @default - what is found */
  readonly wanted?: string;
  /** Packages that the user adds. @default - none */
  readonly extra?: readonly string[];
}

/**
 * Where a program's dependencies are written. Of several manifests the one that covers what is imported is taken, the
 * locked one first: a lockfile that lacks an import is stale.
 */
export function findDependencies(
  program: PythonProgram,
  { migration, asOf, wanted, extra = [] }: DependenciesSought,
): DependenciesFound {
  const imported = packagesUsed(program);
  const known = new Set(imported.map(({ anyOf: [name] }) => name));
  const besides = migrationPackages(program, migration).filter(({ anyOf: [name] }) => !known.has(name));
  const used = [...imported, ...besides];
  const all = readManifests(program.project);
  const manifests = wanted ? all.filter(({ file }) => file === wanted) : all;
  const judged = manifests.map((manifest) => judge(manifest, used));
  const best = Math.min(...judged.map(({ missing }) => missing.length));
  const chosen = judged.find(({ missing }) => missing.length === best) ?? judge(NONE, used);
  const { manifest, installed } = chosen;
  const { replaced = [] } = manifest;
  const named = new Set([...installed, ...chosen.missing.map(({ anyOf: [name = ''] }) => name)]);
  const isSqlAlchemy21 = sqlAlchemy21(manifest, asOf);
  const needed = [
    ...chosen.missing,
    ...server(named),
    ...databaseDrivers(program, named),
    ...(isSqlAlchemy21 === 'no' ? [] : forAsynchronousEngines(program, manifest)),
  ];
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
        ...(replaced.length > 0 && { replaced: replaced.map(replacement) }),
        ...(manifest.installsItself && { installsItself: manifest.installsItself }),
      },
      evidence: manifest.evidence,
      ...reasonOf(chosen, passedOver),
      override: 'dependencies',
    },
    requirements: manifest.requirements,
    installed: new Set([...installed, ...undeclared]),
    sqlAlchemy21: isSqlAlchemy21,
    notes: dependencyNotes(manifest, missing, unknown),
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

/** Greenlet is no longer brought by SQLAlchemy but for the extra that asks for it. */
function forAsynchronousEngines(program: PythonProgram, { requirements }: Manifest): PackageUsed[] {
  const engine = engineCalls(program).find((each) => each.async);
  const isNamed = requirements.some(
    ({ name, extras }) => name === 'greenlet' || (name === 'sqlalchemy' && extras.includes('asyncio')),
  );
  return engine && !isNamed ? [{ anyOf: ['greenlet'], evidence: evidenceOf(engine.call.node) }] : [];
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

/** The line that uv reads in place of a requirement. */
function replacement({ requirement: { name, extras }, by }: Replaced): string {
  if (by === 'nothing') return `${name} ; sys_platform == 'win32'`;
  return extras.length > 0 ? `${name}[${extras.join(',')}]` : name;
}

function isInstallable(name: string): boolean {
  return isKnownDistribution(name.replace(/\[.*$/, ''));
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
