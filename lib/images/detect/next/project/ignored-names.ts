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
export function ignoredNames({ files }: NextProject, { isReached }: Code): string[] {
  const needed = (path: string): boolean => isReached(path) || path.startsWith('public/');
  return CANDIDATES.filter((name) => {
    const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    const matching = files.filter((path) => path.split('/').some((part) => pattern.test(part)));
    return matching.length > 0 && !matching.some(needed);
  });
}
