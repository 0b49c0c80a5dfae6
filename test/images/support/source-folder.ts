import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ignoreFile } from '../../../lib/images/dockerfile/ignore-file';
import { ImagePart } from '../../../lib/images/part';

/** A new folder with the given files. */
export function sourceFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'source-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A part with a source folder of its own. */
export function partWith(
  files: Readonly<Record<string, string>>,
  overrides: Partial<ImagePart> = {},
): ImagePart {
  return {
    name: 'backend',
    repository: 'docker.io/library/todo-backend',
    sourceDir: sourceFolder(files),
    dockerfile: 'FROM docker.io/library/python:3.13-slim-trixie\n',
    ignoreFile: ignoreFile(['tests']),
    bases: ['docker.io/library/python:3.13-slim-trixie'],
    buildArguments: {},
    ...overrides,
  };
}
