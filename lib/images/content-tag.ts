import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { standInRecipe } from './bases/stand-in-recipe';
import { ImagePart } from './part';
import { readingSource } from './reading-source';
import { SourceFile, sourceFiles } from './source-files';

/** Hexadecimal digits of a content tag: 48 bits, plenty for the images one machine will ever hold. */
const TAG_LENGTH = 12;

/**
 * The tag of a part's image: a digest of everything its build is made from. That is the source files that the ignore file
 * lets through (path, contents, whether executable), the Dockerfile with its arguments, and the base images with the recipes of their
 * stand-ins; not the files' times, their order, or where the checkout lies.
 *
 * Whether a base is official or a stand-in is not part of it: the tag must be known without an engine or a registry.
 *
 * @throws UserError UNREADABLE_SOURCE where a file or folder may not be read.
 */
export function contentTag(part: ImagePart): string {
  const digest = createHash('sha256');
  const add = (...fields: string[]): void => void digest.update(`${JSON.stringify(fields)}\n`);
  add('dockerfile', part.dockerfile);
  for (const [name, value] of Object.entries(part.buildArguments).sort()) add('argument', name, value);
  for (const base of part.bases) add('base', base, standInRecipe(base) ?? '');
  for (const source of sourceFiles(part.sourceDir, part.ignoreFile)) {
    add(source.kind, source.path, sha256(readingSource(source.file, () => contents(source))));
  }
  return digest.digest('hex').slice(0, TAG_LENGTH);
}

function contents(source: SourceFile): Buffer | string {
  return source.kind === 'link' ? readlinkSync(source.file) : readFileSync(source.file);
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
