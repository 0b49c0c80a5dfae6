import { posix } from 'node:path';
import ts from 'typescript';
import type { NextProject } from './next-project';

/** Finds the project's file that an import means; `undefined` for packages and for what is not there. */
export interface ImportResolver {
  readonly resolve: (from: string, specifier: string) => string | undefined;
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

interface CompilerOptions {
  readonly baseUrl?: unknown;
  readonly paths?: unknown;
}

function readAliases({ text }: NextProject): { aliases: Alias[]; baseUrl?: string; declared: boolean } {
  for (const file of ['tsconfig.json', 'jsconfig.json']) {
    const read = ts.parseConfigFileTextToJson(file, text(file) ?? '') as {
      config?: { compilerOptions?: CompilerOptions };
    };
    const { baseUrl, paths } = read.config?.compilerOptions ?? {};
    const base = typeof baseUrl === 'string' ? posix.normalize(baseUrl) : undefined;
    if (base === undefined && typeof paths !== 'object') continue;
    return { aliases: aliasesOf(paths, base ?? '.'), baseUrl: base, declared: true };
  }
  // What create-next-app writes, for settings that inherit it from elsewhere.
  return { aliases: aliasesOf({ '@/*': ['./*', './src/*'] }, '.'), declared: false };
}

function aliasesOf(paths: unknown, base: string): Alias[] {
  return Object.entries((paths ?? {}) as Record<string, unknown>).map(([pattern, targets]) => {
    const [before = '', after] = pattern.split('*');
    const texts = Array.isArray(targets) ? targets.filter((target) => typeof target === 'string') : [];
    // Without a star the pattern is one whole name.
    return { before, after: after ?? '', targets: texts.map((target) => posix.join(base, target)) };
  });
}
