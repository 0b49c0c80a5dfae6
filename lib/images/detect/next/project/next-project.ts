import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { listFiles } from './list-files';
import { type Manifest, readManifest } from './manifest';

/** A Node project's source folder. Every file is read and parsed at most once, and only when asked for. */
export interface NextProject {
  /** Absolute path. */
  readonly sourceDir: string;
  /** Paths of all files that are the project's own, with `/` between their parts, sorted. */
  readonly files: readonly string[];
  /** Those that hold TypeScript or JavaScript. */
  readonly codeFiles: readonly string[];
  /** What its package.json says. */
  readonly manifest: Manifest;
  /** Whether there is such a file. */
  readonly has: (path: string) => boolean;
  /** The text of a file, or `undefined` when there is none. */
  readonly text: (path: string) => string | undefined;
  /** The syntax tree of a code file; that of an empty one when there is none. */
  readonly tree: (path: string) => ts.SourceFile;
}

/** Files of another size are no source that a person wrote. */
const LARGEST_CODE = 1_000_000;

/** Opens a source folder. */
export function readProject(sourceDir: string): NextProject {
  const files = listFiles(sourceDir);
  const known = new Set(files);
  const texts = new Map<string, string>();
  const trees = new Map<string, ts.SourceFile>();
  const text = (path: string): string | undefined => {
    const file = join(sourceDir, path);
    if (!texts.has(path) && (known.has(path) || existsSync(file))) texts.set(path, read(file));
    return texts.get(path);
  };
  const tree = (path: string): ts.SourceFile => {
    const code = text(path) ?? '';
    const parsed = trees.get(path) ?? parse(path, code.length > LARGEST_CODE ? '' : code);
    trees.set(path, parsed);
    return parsed;
  };
  return {
    sourceDir,
    files,
    codeFiles: files.filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !path.endsWith('.d.ts')),
    manifest: readManifest(text('package.json') ?? ''),
    has: (path) => known.has(path),
    text,
    tree,
  };
}

/** A text as people's editors leave it on Windows: with a byte order mark, and lines that end with two signs. */
function read(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}

function parse(path: string, text: string): ts.SourceFile {
  // JSX is allowed in every JavaScript file; in TypeScript its file name says so, as `<T>value` is a cast there.
  const kind = /\.[cm]?jsx?$/.test(path) ? ts.ScriptKind.JSX : undefined;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}
