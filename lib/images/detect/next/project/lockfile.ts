import ts from 'typescript';
import { satisfies, valid, validRange } from 'semver';
import { parse } from 'yaml';
import type { NodePackageManager } from '../../../../application';
import { missingInNpmLock, type NpmPackage } from './missing-in-npm-lock';

export type LockfileKind = NodePackageManager['name'];

/** What a lockfile says. */
export interface Lockfile {
  readonly kind: LockfileKind;
  readonly file: string;
  /** Exact version of a package that the project asks for itself by a range; `undefined` when it is not in there. */
  readonly versionOf: (name: string, range: string) => string | undefined;
  /** Whether it has what the project asks for: a frozen installation refuses anything else. */
  readonly covers: (name: string, range: string) => boolean;
  /** Packages that others in it need and that it has not. */
  readonly missing: readonly string[];
  /** The version range of Node.js that a package asks for, where the lockfile keeps it. */
  readonly nodeOf: (name: string) => string | undefined;
  /** Whether any package of that name is in there, however deep; `undefined` where that cannot be told. */
  readonly holds: (name: string) => boolean | undefined;
  /** Version of the format, e.g. `9.0` of pnpm. */
  readonly format: string;
}

/** @throws Error when the text is no lockfile of that kind, as after a merge that was not finished. */
export function readLockfile(file: string, text: string): Lockfile {
  if (file === 'pnpm-lock.yaml') return pnpmLockfile(file, text);
  if (file === 'bun.lockb') return unread('bun', file);
  if (file === 'bun.lock') return bunLockfile(file, text);
  if (file !== 'yarn.lock') return npmLockfile(file, text);
  return /^__metadata:/m.test(text) ? berryLockfile(file, text) : yarnLockfile(file, text);
}

function npmLockfile(file: string, text: string): Lockfile {
  const lock = JSON.parse(text) as {
    lockfileVersion?: number;
    packages?: Record<string, NpmPackage>;
    dependencies?: Record<string, NpmPackage>;
  };
  if (!lock.packages && !lock.dependencies) throw new Error('it names no packages');
  const entry = (name: string): NpmPackage | undefined =>
    lock.packages?.[`node_modules/${name}`] ?? lock.dependencies?.[name];
  const names = Object.keys(lock.packages ?? lock.dependencies ?? {});
  return {
    kind: 'npm',
    file,
    versionOf: (name) => entry(name)?.version,
    covers: (name, range) => {
      const version = entry(name)?.version;
      if (version === undefined) return false;
      // Addresses and tags are npm's to compare.
      return (
        validRange(range) === null ||
        valid(version) === null ||
        satisfies(version, range, { includePrerelease: true })
      );
    },
    missing: missingInNpmLock(lock.packages ?? {}),
    nodeOf: (name) => entry(name)?.engines?.node,
    holds: (name) => names.some((path) => path === name || path.endsWith(`node_modules/${name}`)),
    format: String(lock.lockfileVersion ?? 1),
  };
}

type PnpmDependencies = Record<string, string | { readonly version?: string; readonly specifier?: string }>;
interface PnpmImporter {
  readonly dependencies?: PnpmDependencies;
  readonly devDependencies?: PnpmDependencies;
  readonly optionalDependencies?: PnpmDependencies;
  /** Of formats before 6. */
  readonly specifiers?: Record<string, string>;
}

function pnpmLockfile(file: string, text: string): Lockfile {
  const lock = parse(text) as PnpmImporter & {
    lockfileVersion?: string | number;
    importers?: Record<string, PnpmImporter>;
    packages?: Record<string, { engines?: { node?: string } }>;
  };
  if (lock?.lockfileVersion === undefined) throw new Error('it has no lockfileVersion');
  const importer = lock.importers?.['.'] ?? lock;
  const direct = { ...importer.optionalDependencies, ...importer.devDependencies, ...importer.dependencies };
  const versionOf = (name: string): string | undefined => {
    const entry = direct[name];
    // After the version stand the peers it was resolved with: `15.1.0(react@19.0.0)`.
    return (typeof entry === 'string' ? entry : entry?.version)?.split(/[(_]/)[0];
  };
  const packages = Object.entries(lock.packages ?? {}).map(([key, value]) => ({
    key: key.replace(/^\//, ''),
    value,
  }));
  const ofName = (name: string) =>
    packages.filter(({ key }) => key.startsWith(`${name}@`) || key.startsWith(`${name}/`));
  return {
    kind: 'pnpm',
    file,
    versionOf,
    covers: (name, range) => {
      const entry = direct[name];
      const asked = typeof entry === 'object' ? entry.specifier : importer.specifiers?.[name];
      // A catalog keeps the range elsewhere.
      return asked === range || range.startsWith('catalog:');
    },
    missing: [],
    nodeOf: (name) => ofName(name)[0]?.value.engines?.node,
    holds: (name) => ofName(name).length > 0,
    format: String(lock.lockfileVersion),
  };
}

function berryLockfile(file: string, text: string): Lockfile {
  const lock = parse(text) as Record<string, { version?: string | number }>;
  const format = String(lock.__metadata?.version);
  const entries = Object.entries(lock).flatMap(([keys, { version }]) =>
    keys.split(', ').map((key) => [key.replace('@npm:', '@'), String(version)] as const),
  );
  return yarnEntries('yarn-berry', file, format, new Map(entries));
}

/** Yarn 1 has a format of its own: names and ranges at the margin, then two spaces and `version "…"`. */
function yarnLockfile(file: string, text: string): Lockfile {
  if (/^(<{7}|={7}|>{7})/m.test(text)) throw new Error('it has the marks of a merge that was not finished');
  const entries = [...text.matchAll(/^("?@?[^\s#@][^\n]*):\n {2}version "?([^"\n]+)"?/gm)].flatMap(
    ([, keys = '', version = '']) => keys.split(', ').map((key) => [key.replace(/"/g, ''), version] as const),
  );
  return yarnEntries('yarn', file, '1', new Map(entries));
}

/** @param versions by name and range, e.g. `next@^15.1.0`. */
function yarnEntries(
  kind: LockfileKind,
  file: string,
  format: string,
  versions: ReadonlyMap<string, string>,
): Lockfile {
  const names = new Set([...versions.keys()].map((key) => key.slice(0, key.indexOf('@', 1))));
  return {
    kind,
    file,
    versionOf: (name, range) => versions.get(`${name}@${range}`),
    covers: (name, range) =>
      versions.has(`${name}@${range.replace(/^npm:/, '')}`) || !/^[\d^~<>=*v]/.test(range),
    missing: [],
    nodeOf: () => undefined,
    holds: (name) => names.has(name),
    format,
  };
}

/** JSON with commas and comments; a package is a list that begins with its name and version. */
function bunLockfile(file: string, text: string): Lockfile {
  const read = ts.parseConfigFileTextToJson(file, text) as {
    config?: {
      packages?: Record<string, readonly [string]>;
      workspaces?: Record<
        string,
        Record<'dependencies' | 'devDependencies' | 'optionalDependencies', object>
      >;
      lockfileVersion?: number;
    };
  };
  const packages = read.config?.packages;
  if (!packages) throw new Error('it names no packages');
  const own = read.config?.workspaces?.[''];
  const asked: Record<string, string> = {
    ...own?.optionalDependencies,
    ...own?.devDependencies,
    ...own?.dependencies,
  };
  const versionOf = (name: string): string | undefined => packages[name]?.[0].slice(name.length + 1);
  return {
    ...unread('bun', file),
    versionOf,
    covers: (name, range) => packages[name] !== undefined && (asked[name] ?? range) === range,
    holds: (name) => Object.keys(packages).some((path) => path === name || path.endsWith(`/${name}`)),
    format: String(read.config?.lockfileVersion ?? 0),
  };
}

/** A lockfile that only its package manager can read: it is taken to have what is asked for. */
function unread(kind: LockfileKind, file: string): Lockfile {
  const unknown = () => undefined;
  const answers = { versionOf: unknown, nodeOf: unknown, holds: unknown };
  return { kind, file, ...answers, covers: () => true, missing: [], format: 'binary' };
}
