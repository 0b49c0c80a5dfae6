import {
  chmodSync,
  cpSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentTag } from '../../lib/images/content-tag';
import { partWith } from './support/source-folder';

/** The user of that name. */
const NOBODY = 65534;

const files = { 'requirements.txt': 'fastapi==1\n', 'app/main.py': 'app = 1\n', 'app/run.sh': 'echo\n' };

describe('a content tag', () => {
  const part = partWith(files);
  const file = (path: string): string => join(part.sourceDir, path);
  const tag = contentTag(part);

  /** The tag after a change, which is then undone. */
  function tagAfter(change: () => void, undo: () => void): string {
    change();
    const changed = contentTag(part);
    undo();
    expect(contentTag(part)).toBe(tag);
    return changed;
  }

  test('is twelve hexadecimal digits', () => {
    expect(tag).toMatch(/^[0-9a-f]{12}$/);
  });

  test('changes with one byte of a file', () => {
    const write = (text: string) => (): void => writeFileSync(file('app/main.py'), text);
    expect(tagAfter(write('app = 2\n'), write('app = 1\n'))).not.toBe(tag);
  });

  test('changes when a file becomes executable', () => {
    const mode = (bits: number) => (): void => chmodSync(file('app/run.sh'), bits);
    expect(tagAfter(mode(0o755), mode(0o644))).not.toBe(tag);
  });

  test('does not change with permissions that depend on who checked out', () => {
    const mode = (bits: number) => (): void => chmodSync(file('app/run.sh'), bits);
    expect(tagAfter(mode(0o600), mode(0o644))).toBe(tag);
  });

  test('changes when a file is renamed', () => {
    const rename = (from: string, to: string) => (): void => renameSync(file(from), file(to));
    expect(tagAfter(rename('app/run.sh', 'app/start.sh'), rename('app/start.sh', 'app/run.sh'))).not.toBe(
      tag,
    );
  });

  test('changes when a file is added, even an empty one', () => {
    expect(
      tagAfter(
        () => writeFileSync(file('app/new.py'), ''),
        () => rmSync(file('app/new.py')),
      ),
    ).not.toBe(tag);
  });

  test('changes with where a symbolic link points to', () => {
    const link = (target: string): string =>
      tagAfter(
        () => symlinkSync(target, file('app/link')),
        () => rmSync(file('app/link')),
      );
    expect(link('main.py')).not.toBe(link('run.sh'));
  });

  test('does not change with an ignored file', () => {
    const written = ['.env', 'README.md', 'app/main.pyc'].map(file);
    expect(
      tagAfter(
        () => written.forEach((path) => writeFileSync(path, 'anything')),
        () => written.forEach((path) => rmSync(path)),
      ),
    ).toBe(tag);
  });

  test('does not change with the times of files', () => {
    utimesSync(file('app/main.py'), 1, 1);
    expect(contentTag(part)).toBe(tag);
  });

  test('does not change with where the checkout lies', () => {
    const sourceDir = join(mkdtempSync(join(tmpdir(), 'elsewhere-')), 'clone');
    cpSync(part.sourceDir, sourceDir, { recursive: true });
    expect(contentTag({ ...part, sourceDir })).toBe(tag);
  });

  test('does not depend on the order in which files were made', () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(contentTag(partWith(reversed))).toBe(tag);
  });

  test('changes with the Dockerfile', () => {
    expect(contentTag({ ...part, dockerfile: `${part.dockerfile}USER 1\n` })).not.toBe(tag);
  });

  test('changes with the value of a build argument, whatever their order', () => {
    const tagWith = (buildArguments: Record<string, string>): string =>
      contentTag({ ...part, buildArguments });
    expect(tagWith({ NEXT_PUBLIC_A: '1' })).not.toBe(tag);
    expect(tagWith({ NEXT_PUBLIC_A: '1' })).not.toBe(tagWith({ NEXT_PUBLIC_A: '2' }));
    expect(tagWith({ A: '1', B: '2' })).toBe(tagWith({ B: '2', A: '1' }));
  });

  test('changes with the base image', () => {
    expect(contentTag({ ...part, bases: ['docker.io/library/node:24-trixie-slim'] })).not.toBe(tag);
  });

  test('tells apart files whose names and contents join to the same text', () => {
    const one = partWith({ 'requirements.txt': '', ab: 'c' });
    const other = partWith({ 'requirements.txt': '', a: 'bc' });
    expect(contentTag(one)).not.toBe(contentTag(other));
  });

  test.each(['app/main.py', 'app'])('is refused where %s may not be read', (path) => {
    const unreadable = partWith(files);
    for (const folder of [tmpdir(), unreadable.sourceDir]) chmodSync(folder, 0o755);
    const file = join(unreadable.sourceDir, path);
    chmodSync(file, 0);
    expect(() => asNobody(() => contentTag(unreadable))).toThrow(
      `UNREADABLE_SOURCE: ${file} may not be read`,
    );
  });
});

/** Root may read everything. */
function asNobody<T>(act: () => T): T {
  const user = process.geteuid?.();
  if (user !== 0) return act();
  process.seteuid?.(NOBODY);
  try {
    return act();
  } finally {
    process.seteuid?.(user);
  }
}
