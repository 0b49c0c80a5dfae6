import { intersects, minVersion, validRange } from 'semver';
import type { Finding, NodePackageManager, PrismaSource } from '../../../../application';
import type { Lockfile } from '../project/lockfile';
import type { NextProject } from '../project/next-project';
import { INSTALL_SCRIPTS } from './install-scripts';

type ManagerName = NodePackageManager['name'];

/** Files and folders beside the lockfile that an installation reads. */
const INSTALL_FILES = [
  '.npmrc',
  '.pnpmfile.cjs',
  'pnpm-workspace.yaml',
  '.yarnrc',
  '.yarnrc.yml',
  '.yarn/releases',
  '.yarn/plugins',
  '.yarn/patches',
  'patches',
];

/** By the lockfile's format, what wrote it; pnpm 9 still runs the install scripts of dependencies by itself. */
const PNPM_OF_FORMAT: Readonly<Record<string, string>> = { '5.4': '7', '6.0': '8', '6.1': '8', '9.0': '9' };

/** The newest format of yarn 3; another yarn would write the lockfile anew. */
const YARN_3_FORMAT = 6;

/**
 * What installs the dependencies: by the lockfile, else by package.json's `packageManager`, else npm.
 *
 * @param lacks packages that the lockfile has not, though package.json asks for them.
 * @param prisma where Prisma's schema is, where it is used.
 */
export function packageManager(
  project: NextProject,
  lockfile: Lockfile | undefined,
  lacks: readonly string[],
  prisma: PrismaSource | undefined,
): Finding<NodePackageManager> {
  const { manifest } = project;
  const named = /^(npm|pnpm|yarn|bun)@(\d[^+]*)/.exec(manifest.packageManager ?? '');
  const name = lockfile?.kind ?? nameOf(named?.[1], named?.[2], project);
  const version =
    named && name.startsWith(named[1] ?? '') ? named[2] : defaultVersion(name, lockfile, project);
  const value: NodePackageManager = {
    name,
    ...(version !== undefined && { version }),
    ...(lockfile && { lockfile: lockfile.file }),
    ...(lacks.length > 0 && { outdated: true }),
    files: installFiles(project, prisma),
  };
  const evidence = [
    ...(lockfile ? [{ file: lockfile.file }] : []),
    ...(named ? [manifest.at('packageManager')] : []),
  ];
  if (evidence.length > 0) return { value, evidence, override: 'lockfile' };
  return {
    value,
    evidence: [{ file: 'package.json' }],
    reason: 'there is no lockfile',
    override: 'lockfile',
  };
}

function nameOf(named: string | undefined, version: string | undefined, { has }: NextProject): ManagerName {
  if (named === 'pnpm' || (named === undefined && has('pnpm-workspace.yaml'))) return 'pnpm';
  if (named === 'bun') return 'bun';
  if (named !== 'yarn') return 'npm';
  return version?.startsWith('1.') ? 'yarn' : 'yarn-berry';
}

function defaultVersion(name: ManagerName, lockfile: Lockfile | undefined, project: NextProject) {
  if (name === 'yarn') return '1';
  if (name === 'yarn-berry') return Number(lockfile?.format) <= YARN_3_FORMAT ? '3' : '4';
  return name === 'pnpm' ? pnpmVersion(lockfile, project) : undefined;
}

function pnpmVersion(lockfile: Lockfile | undefined, { manifest, text, has }: NextProject): string {
  // Settings that only pnpm 10 reads, which runs no other install scripts than these.
  const forTen = /onlyBuiltDependencies|allowBuilds/.test(
    (text('package.json') ?? '') + (text('pnpm-workspace.yaml') ?? ''),
  );
  const written = lockfile ? (PNPM_OF_FORMAT[lockfile.format] ?? '10') : '9';
  const usual = forTen || (!lockfile && has('pnpm-workspace.yaml')) ? '10' : written;
  // pnpm refuses where package.json asks for another one.
  const wanted = validRange(manifest.engines.pnpm) ?? '*';
  return intersects(`${usual}.x`, wanted) ? usual : String(minVersion(wanted)?.major ?? usual);
}

/** What an installation reads, and the programs that it runs; Prisma's client is generated then, from its schema. */
function installFiles({ files, has, manifest }: NextProject, prisma: PrismaSource | undefined): string[] {
  const there = INSTALL_FILES.flatMap((path) => {
    if (has(path)) return [path];
    return files.some((file) => file.startsWith(`${path}/`)) ? [`${path}/`] : [];
  });
  const programs = INSTALL_SCRIPTS.flatMap((name) => manifest.scripts[name]?.split(/[\s;&|]+/) ?? [])
    .map((word) => word.replace(/^\.\//, ''))
    .filter(has);
  const schema = prisma ? [prisma.schema, ...(prisma.configFile ? [prisma.configFile] : [])] : [];
  return [...new Set([...there, ...schema, ...programs])];
}
