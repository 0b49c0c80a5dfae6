import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TomlPrimitive, TomlTable } from 'smol-toml';

/**
 * The dependencies of a project of Poetry as the text of a requirements file, which uv reads: it does not know
 * the table `[tool.poetry]` and its ranges `^1.2` and `~1.2`.
 */
export function poetryRequirements(sourceDir: string): string {
  const project = parse(readFileSync(join(sourceDir, 'pyproject.toml'), 'utf8'));
  const ofPoetry = table(table(table(project.tool).poetry).dependencies);
  const lines = Object.entries(ofPoetry)
    .filter(([name]) => name.toLowerCase() !== 'python')
    .flatMap(([name, stated]) => requirement(name, stated));
  // Poetry 2 reads the standard's table first, and completes it by its own.
  const standard = table(project.project).dependencies;
  return [...(Array.isArray(standard) ? standard.map(String) : []), ...lines].join('\n');
}

/** A line, or none for an optional package and for one that is no package of an index. */
function requirement(name: string, stated: TomlPrimitive): string[] {
  if (typeof stated === 'string') return [name + range(stated)];
  const { version, extras, markers, optional, git, url } = table(stated);
  if (optional === true) return [];
  const extra = Array.isArray(extras) ? `[${extras.map(String).join(',')}]` : '';
  const source = typeof git === 'string' ? `git+${git}` : url;
  const wanted =
    typeof source === 'string' ? ` @ ${source}` : range(typeof version === 'string' ? version : '*');
  return [`${name}${extra}${wanted}${typeof markers === 'string' ? ` ; ${markers}` : ''}`];
}

/** Poetry's range in the form of PEP 440. */
function range(stated: string): string {
  return stated
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '*' && one !== '')
    .map((one) => {
      if (one.startsWith('^')) return between(one.slice(1), caretPosition(one.slice(1)));
      if (/^~(?!=)/.test(one)) return between(one.slice(1), one.includes('.') ? 1 : 0);
      return /^\d/.test(one) ? `==${one}` : one.replaceAll(' ', '');
    })
    .join(',');
}

/** `^` lets everything change behind the first number that is not 0. */
function caretPosition(version: string): number {
  const numbers = version.split('.').map(Number);
  const first = numbers.findIndex((number) => number !== 0);
  return first === -1 ? numbers.length - 1 : first;
}

/** From a version up to the next in which the number at a position is one greater. */
function between(version: string, position: number): string {
  const numbers = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const next = [...numbers.slice(0, position), (numbers[position] ?? 0) + 1];
  return `>=${version},<${next.join('.')}`;
}

function table(value: TomlPrimitive | undefined): TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) ? value : {};
}
