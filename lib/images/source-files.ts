import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { Ignore } from 'ignore';
import { readingSource } from './reading-source';

/** A file or symbolic link that is part of a build's context. */
export interface SourceFile {
  /** Path within the source folder, with `/` between its parts. */
  readonly path: string;
  /** Absolute path. */
  readonly file: string;
  readonly kind: 'file' | 'executable' | 'link';
}

/**
 * The files of a source folder that its ignore file lets through, in the order of their paths.
 *
 * @throws UserError UNREADABLE_SOURCE where a folder may not be read.
 */
export function sourceFiles(sourceDir: string, ignoreFile: string): SourceFile[] {
  const files = [...walk(sourceDir, '', ignore().add(ignoreFile))];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function* walk(sourceDir: string, folder: string, ignored: Ignore): Generator<SourceFile> {
  const here = join(sourceDir, folder);
  for (const entry of readingSource(here, () => readdirSync(here, { withFileTypes: true }))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (ignored.ignores(path)) continue;
    const file = join(sourceDir, path);
    if (entry.isDirectory()) yield* walk(sourceDir, path, ignored);
    else if (entry.isSymbolicLink()) yield { path, file, kind: 'link' };
    else if (entry.isFile()) yield { path, file, kind: lstatSync(file).mode & 0o100 ? 'executable' : 'file' };
  }
}
