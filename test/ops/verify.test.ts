import { Check, fail, ok, skip, warn } from '../../lib/ops/verify/check';
import { documentChecks } from '../../lib/ops/verify/checks/documents';
import { runChecks, summary } from '../../lib/ops/verify/run-checks';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();

function check(code: string, run: Check['run'], extra: Partial<Check> = {}): Check {
  return { code, title: code.toLowerCase(), criterion: 'c', run, ...extra };
}

test('checks run one after the other, and each result is told as it comes', async () => {
  const seen: string[] = [];
  const results = await runChecks(
    [
      check('A', () => Promise.resolve(ok('fine'))),
      check('B', () => Promise.resolve(fail('bad', 'make deploy'))),
    ],
    ({ code, outcome, fact, mend }) => seen.push(`${code} ${outcome} ${fact} ${mend}`),
  );
  expect(seen).toEqual(['A ok fine undefined', 'B fail bad make deploy']);
  expect(results.map(({ code, title, criterion }) => [code, title, criterion])).toEqual([
    ['A', 'a', 'c'],
    ['B', 'b', 'c'],
  ]);
});

test('a check that throws fails with the error as its fact, and the others still run', async () => {
  const results = await runChecks(
    [
      check('A', () => Promise.reject(new Error('connection refused'))),
      check('B', () => Promise.resolve(ok('fine'))),
    ],
    () => undefined,
  );
  expect(results).toMatchObject([
    { code: 'A', outcome: 'fail', fact: 'connection refused' },
    { code: 'B', outcome: 'ok' },
  ]);
});

test('a check that never ends is ended and fails', async () => {
  const [result] = await runChecks(
    [check('A', () => new Promise(() => undefined), { timeoutMs: 10 })],
    () => undefined,
  );
  expect(result).toMatchObject({ outcome: 'fail', fact: 'A did not end within 0.01 s' });
});

test('what needs a failed check is not tried and names it; what needs a noted one is tried', async () => {
  const results = await runChecks(
    [
      check('A', () => Promise.resolve(fail('0 of 1 ready', 'mend'))),
      check('B', () => Promise.resolve(warn('old'))),
      check('C', () => Promise.resolve(ok('never')), { needs: ['A'] }),
      check('D', () => Promise.resolve(ok('tried')), { needs: ['B'] }),
    ],
    () => undefined,
  );
  expect(results.slice(2)).toMatchObject([
    { outcome: 'fail', fact: 'not tried, since A failed' },
    { outcome: 'ok', fact: 'tried' },
  ]);
});

test('what needs a check that nobody could make is not checked either, unless another need failed', async () => {
  const results = await runChecks(
    [
      check('A', () => Promise.resolve(skip('there is no chat'))),
      check('B', () => Promise.resolve(fail('bad', 'mend'))),
      check('C', () => Promise.resolve(ok('never')), { needs: ['A'] }),
      check('D', () => Promise.resolve(ok('never')), { needs: ['A', 'B'] }),
    ],
    () => undefined,
  );
  expect(results).toMatchObject([
    { outcome: 'skip', fact: 'not checked: there is no chat' },
    { outcome: 'fail' },
    { outcome: 'skip', fact: 'not checked: it needs A' },
    { outcome: 'fail', fact: 'not tried, since B failed' },
  ]);
});

test('the summary counts', async () => {
  const results = await runChecks(
    [
      check('A', () => Promise.resolve(ok(''))),
      check('B', () => Promise.resolve(warn(''))),
      check('C', () => Promise.resolve(fail('', ''))),
      check('D', () => Promise.resolve(skip(''))),
    ],
    () => undefined,
  );
  expect(summary(results)).toMatch(/^1 ok, 1 to note, 1 not checked, 1 failed in \d/);
});

describe('documents', () => {
  const outcomes = async (root: string): Promise<Record<string, string>> => {
    const results = await runChecks(documentChecks(root), () => undefined);
    return Object.fromEntries(results.map(({ code, outcome }) => [code, outcome]));
  };

  test('that are missing fail', async () => {
    const root = join(folder, 'empty');
    mkdirSync(root);
    expect(new Set(Object.values(await outcomes(root)))).toEqual(new Set(['fail']));
  });

  test('that say what is asked for are ok', async () => {
    const root = join(folder, 'full');
    mkdirSync(join(root, 'docs', 'how-to'), { recursive: true });
    mkdirSync(join(root, 'dist', 'charts', 'x'), { recursive: true });
    writeFileSync(join(root, 'README.md'), 'make deploy, make verify, make stop, make destroy');
    writeFileSync(join(root, 'docs', 'how-to', 'troubleshooting.md'), '');
    writeFileSync(join(root, 'dist', 'charts', 'x', 'README.md'), '');
    expect(new Set(Object.values(await outcomes(root)))).toEqual(new Set(['ok']));
  });
});
