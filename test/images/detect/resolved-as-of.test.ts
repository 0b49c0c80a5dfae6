import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvedAsOf } from '../../../lib/images/detect/resolved-as-of';

/** A folder that is not in git, with one file that was last changed then. */
const changed = (time: string): { dir: string; files: string[] } => {
  const dir = mkdtempSync(join(tmpdir(), 'resolved-as-of-'));
  folders.push(dir);
  writeFileSync(join(dir, 'main.py'), '');
  utimesSync(join(dir, 'main.py'), new Date(time), new Date(time));
  return { dir, files: ['main.py'] };
};
const folders: string[] = [];
afterAll(() => folders.forEach((dir) => rmSync(dir, { recursive: true })));

describe('packages that nothing fixes are resolved', () => {
  test('as of the date that the user chose', () => {
    expect(resolvedAsOf(changed('2025-12-20T10:00:00Z'), '2026-01-31').value).toBe(
      '2026-01-31T00:00:00.000Z',
    );
  });

  test('as of the end of the day on which files outside of git were changed last', () => {
    expect(resolvedAsOf(changed('2025-12-20T10:00:00Z')).value).toBe('2025-12-21T00:00:00.000Z');
  });

  test.each(['1970-01-01T00:00:00Z', '1985-10-26T08:15:00Z'])(
    'as of today where an archive gave its files the time %s',
    (time) => {
      const { value, reason } = resolvedAsOf(changed(time));
      expect(Date.parse(value)).toBeGreaterThan(Date.now());
      expect(reason).toMatch(/^today: /);
    },
  );
});
