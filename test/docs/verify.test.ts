import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/support/paths';

const CHECKS = join(projectRoot, 'lib/ops/verify/checks');

/** Codes that are written out in the code; others are put together from the parts' names. */
const written = readdirSync(CHECKS)
  .map((file) => readFileSync(join(CHECKS, file), 'utf8'))
  .flatMap((source) => [...source.matchAll(/code: '([A-Z_]+)'/g)].map(([, code]) => code ?? ''));

const page = readFileSync(join(projectRoot, 'docs/reference/verify.md'), 'utf8');
const explained = [...page.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map(([, code]) => code ?? '');

test('the page about verify explains every check', () => {
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter((code) => !explained.includes(code))).toEqual([]);
});
