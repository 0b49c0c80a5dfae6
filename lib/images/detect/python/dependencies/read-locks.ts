import type { TomlTable } from 'smol-toml';
import type { Evidence, Problem } from '../../../../application';
import { lineOf } from '../project/line-of';
import type { PythonProject } from '../project/python-project';
import { tomlFile } from '../project/toml-file';
import { tomlTable, tomlTables, tomlText, tomlTexts, tomlValue } from '../project/toml-value';
import type { Manifest } from './manifest';
import { normalName, type Requirement } from './requirement';

/** The lockfiles that are read, by what writes them. */
const LOCKS = [
  { file: 'uv.lock', manager: 'uv-lock', tool: 'uv lock', installed: reachedInUvLock },
  { file: 'poetry.lock', manager: 'poetry-lock', tool: 'poetry lock', installed: mainOfPoetryLock },
] as const;

/** The manifests of a project's lockfiles. What they hold for development or an extra is not installed, and not named. */
export function readLocks(project: PythonProject): Manifest[] {
  return LOCKS.flatMap(({ file, manager, tool, installed }) => {
    const read = tomlFile(project, file);
    if (!read || !project.has('pyproject.toml')) return [];
    const packages = tomlTables(read.table, 'package');
    const broken = read.broken ?? (packages.length === 0 ? { file, text: 'it names no package' } : undefined);
    return [
      {
        manager,
        file,
        files: ['pyproject.toml', file],
        requirements: installed(packages).flatMap((each) => lockedPackage(project, file, each)),
        locked: true,
        hashed: true,
        evidence: [{ file }],
        problems: broken ? [brokenLockfile(broken, tool)] : [],
      },
    ];
  });
}

/** What the project itself needs, directly or through others; all where the file does not say which is the project. */
function reachedInUvLock(packages: readonly TomlTable[]): readonly TomlTable[] {
  const root = packages.find((each) => ownFolder(each) === '.');
  if (!root) return packages;
  const byName = new Map(packages.map((each) => [tomlText(each, 'name') ?? '', each]));
  const wanted = new Set([tomlText(root, 'name') ?? '']);
  // A name, or `name[extra]` for what an extra of it needs besides.
  for (const each of wanted) {
    const [name = '', extra] = each.split(/[[\]]/);
    const found = byName.get(name);
    const needs = extra
      ? tomlTables(found, 'optional-dependencies', extra)
      : tomlTables(found, 'dependencies');
    for (const need of needs) {
      const needed = tomlText(need, 'name') ?? '';
      wanted.add(needed);
      for (const other of tomlTexts(need, 'extra')) wanted.add(`${needed}[${other}]`);
    }
  }
  return packages.filter((each) => wanted.has(tomlText(each, 'name') ?? ''));
}

/** Poetry names the groups that want a package, or, before, one category; in between nothing. */
function mainOfPoetryLock(packages: readonly TomlTable[]): readonly TomlTable[] {
  return packages.filter((each) => {
    const groups = [...tomlTexts(each, 'groups'), tomlText(each, 'category')].filter(Boolean);
    return tomlValue(each, 'optional') !== true && (groups.length === 0 || groups.includes('main'));
  });
}

/** The folder of a package of the project's own. */
function ownFolder(each: TomlTable): string | undefined {
  const source = tomlTable(each, 'source');
  return tomlText(source, 'virtual') ?? tomlText(source, 'editable');
}

function lockedPackage(project: PythonProject, file: string, each: TomlTable): Requirement[] {
  const name = tomlText(each, 'name');
  if (!name || ownFolder(each) !== undefined) return [];
  const specifier = `==${tomlText(each, 'version') ?? ''}`;
  return [{ name: normalName(name), extras: [], specifier, evidence: lineOf(project, file, nameLine(name)) }];
}

function nameLine(name: string): RegExp {
  return new RegExp(`^name = "${name.replaceAll('.', '\\.')}"`);
}

function brokenLockfile({ file, line, text }: Evidence, tool: string): Problem {
  return {
    code: 'BROKEN_LOCKFILE',
    found: `${file} cannot be read: ${text ?? 'it is empty'}`,
    needed: 'a lockfile as its tool wrote it',
    mend: `write it anew with \`${tool}\`, or name another file: dependencies: '…' in todo.config.ts`,
    evidence: [{ file, line, text }],
  };
}
