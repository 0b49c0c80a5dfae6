import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceDirectory } from '../../lib/helm/replace-directory';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'replace-directory-'))));
afterEach(() => rmSync(parent, { recursive: true }));

const writing = (file: string) => (folder: string) => writeFileSync(join(folder, file), file);

test('makes a folder and those above it', () => {
  replaceDirectory(join(parent, 'a/b'), writing('one'));
  expect(readFileSync(join(parent, 'a/b/one'), 'utf8')).toBe('one');
});

test('keeps no file of the folder before', () => {
  replaceDirectory(join(parent, 'a'), writing('one'));
  replaceDirectory(join(parent, 'a'), writing('two'));
  expect(readdirSync(join(parent, 'a'))).toEqual(['two']);
  expect(readdirSync(parent)).toEqual(['a']);
});

test('keeps the folder as it was when writing fails half-way', () => {
  replaceDirectory(join(parent, 'a'), writing('one'));
  const failing = (folder: string): void => {
    writing('two')(folder);
    throw new Error('disk full');
  };
  expect(() => replaceDirectory(join(parent, 'a'), failing)).toThrow('disk full');
  expect(readdirSync(join(parent, 'a'))).toEqual(['one']);
  expect(readdirSync(parent)).toEqual(['a']);
});
