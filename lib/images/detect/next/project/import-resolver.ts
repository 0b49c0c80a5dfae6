import { posix } from 'node:path';
import ts from 'typescript';
import type { NextProject } from './next-project';

/** Finds the project's file that an import means; `undefined` for packages and for what is not there. */
export interface ImportResolver {
  readonly resolve: (from: string, specifier: string) => string | undefined;
  /** Whether an import of the project's own leads out of its folder. */
  readonly isOutside: (from: string, specifier: string) => boolean;
  /** Whether the import must be a file of the project: it is relative, or an alias that its own settings declare. */
  readonly isLocal: (specifier: string) => boolean;
}

interface Alias {
  /** What comes before and after the `*`. */
  readonly before: string;
  readonly after: string;
  readonly targets: readonly string[];
}

const EXTENSIONS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts', '.json'];

/** Of a project, by the `paths` of its tsconfig.json or jsconfig.json. */
export function importResolver(project: NextProject): ImportResolver {
  const { aliases, baseUrl, declared } = readAliases(project);
  const candidates = (from: string, specifier: string): string[] => {
    if (specifier.startsWith('.')) return [posix.join(posix.dirname(from), specifier)];
    const matching = aliases.filter((alias) => matches(alias, specifier));
    const aliased = matching.flatMap(({ before, after, targets }) => {
      const middle = specifier.slice(before.length, specifier.length - after.length);
      return targets.map((target) => posix.normalize(target.replace('*', middle)));
    });
    return baseUrl === undefined ? aliased : [...aliased, posix.join(baseUrl, specifier)];
  };
  return {
    resolve: (from, specifier) => {
      for (const path of candidates(from, specifier)) {
        const found = fileAt(project, path);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    isOutside: (from, specifier) => {
      const own = candidates(from, specifier);
      return own.length > 0 && own.every((path) => path.startsWith('../'));
    },
    isLocal: (specifier) =>
      specifier.startsWith('.') ||
      (declared && aliases.some((alias) => alias.before !== '' && matches(alias, specifier))),
  };
}

function fileAt({ has }: NextProject, path: string): string | undefined {
  // TypeScript's own habit in ES modules: `./a.js` stands for `./a.ts`.
  const bare = path.replace(/\.[cm]?js$/, '');
  return [
    ...EXTENSIONS.map((extension) => path + extension),
    ...EXTENSIONS.map((extension) => posix.join(path, `index${extension}`)),
    ...EXTENSIONS.map((extension) => bare + extension),
  ].find(has);
}

function matches({ before, after }: Alias, specifier: string): boolean {
  return (
    specifier.length >= before.length + after.length &&
    specifier.startsWith(before) &&
    specifier.endsWith(after)
  );
}

interface Settings {
  readonly extends?: unknown;
  readonly compilerOptions?: { readonly baseUrl?: unknown; readonly paths?: unknown };
}

/** Settings may rest on others, and these again. */
const DEEPEST = 5;

function readAliases(project: NextProject): { aliases: Alias[]; baseUrl?: string; declared: boolean } {
  for (const file of ['tsconfig.json', 'jsconfig.json']) {
    const found = aliasesIn(file, project, DEEPEST);
    if (found) return { ...found, declared: true };
  }
  // What create-next-app writes, for settings that inherit it from elsewhere.
  return { aliases: aliasesOf({ '@/*': ['./*', './src/*'] }, '.'), declared: false };
}

function aliasesIn(
  file: string,
  project: NextProject,
  depth: number,
): { aliases: Alias[]; baseUrl?: string } | undefined {
  const read = ts.parseConfigFileTextToJson(file, project.text(file) ?? '') as { config?: Settings };
  const { extends: base, compilerOptions: { baseUrl, paths } = {} } = read.config ?? {};
  const folder = posix.dirname(file);
  if (typeof baseUrl === 'string' || typeof paths === 'object') {
    const root = typeof baseUrl === 'string' ? posix.join(folder, baseUrl) : undefined;
    return { aliases: aliasesOf(paths, root ?? folder), ...(root !== undefined && { baseUrl: root }) };
  }
  if (typeof base !== 'string' || depth === 0) return undefined;
  // What lies outside of the folder, or in a package, is not followed.
  const further = posix.join(folder, base.replace(/(\.json)?$/, '.json'));
  return project.has(further) ? aliasesIn(further, project, depth - 1) : undefined;
}

function aliasesOf(paths: unknown, base: string): Alias[] {
  return Object.entries((paths ?? {}) as Record<string, unknown>).map(([pattern, targets]) => {
    const [before = '', after] = pattern.split('*');
    const texts = Array.isArray(targets) ? targets.filter((target) => typeof target === 'string') : [];
    // Without a star the pattern is one whole name.
    return { before, after: after ?? '', targets: texts.map((target) => posix.join(base, target)) };
  });
}
