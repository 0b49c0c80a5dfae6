import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/support/paths';

const codesIn = (file: string, pattern: RegExp): string[] =>
  [...readFileSync(join(projectRoot, file), 'utf8').matchAll(pattern)].map(([, code]) => code ?? '');

test('the page about charts from code explains every way in which a chart is refused, and no other', () => {
  const thrown = codesIn('lib/helm/chart-error.ts', /^ {2}\| '([A-Z_]+)'/gm);
  const explained = codesIn('docs/explanation/charts-from-code.md', /^\| `([A-Z_]+)` \|/gm);
  expect(thrown.length).toBeGreaterThan(10);
  expect(explained.sort()).toEqual(thrown.sort());
});
