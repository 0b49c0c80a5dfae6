import type { Code } from './code';
import type { NextProject } from './next-project';

/** What a build does not need, where the application does not use the name for something of its own. */
const CANDIDATES = [
  'test',
  'tests',
  '__tests__',
  '__mocks__',
  'e2e',
  'cypress',
  'screenshots',
  'playwright-report',
  'test-results',
  'storybook-static',
  '.storybook',
  '.github',
  '.husky',
  '.claude',
  '.specify',
  '*.test.ts',
  '*.test.tsx',
  '*.spec.ts',
  '*.spec.tsx',
  'vitest.config.ts',
  'vitest.config.mts',
  'playwright.config.ts',
  'jest.config.js',
  'jest.config.ts',
  'CLAUDE.md',
  'AGENTS.md',
];

/** Names that are in the source folder and that neither the application nor its build uses. */
export function ignoredNames({ files, codeFiles }: NextProject, { isReached, graph }: Code): string[] {
  const candidates = CANDIDATES.map((name) => {
    const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    return { name, isIn: (path: string) => path.split('/').some((part) => pattern.test(part)) };
  });
  // `next build` looks for type errors in every file: what the others import must be there.
  const imported = new Set(
    codeFiles
      .filter((path) => !candidates.some(({ isIn }) => isIn(path)))
      .flatMap((path) => graph(path).map(({ target }) => target)),
  );
  const needed = (path: string): boolean =>
    isReached(path) || imported.has(path) || path.startsWith('public/');
  return candidates.flatMap(({ name, isIn }) => {
    const matching = files.filter(isIn);
    return matching.length > 0 && !matching.some(needed) ? [name] : [];
  });
}
