import { join } from 'node:path';
import { folderEntries } from '../../folder-entries';

/** Folders of this name hold what tools made, wherever they lie. */
const NEVER = new Set([
  'node_modules',
  '.git',
  '.next',
  '.turbo',
  '.vercel',
  '.venv',
  '.swc',
  '.pnp',
  '__pycache__',
]);

/** The same, but deeper down they are names like any other: `app/build/page.tsx` is a page. */
const NOT_AT_THE_ROOT = new Set(['out', 'build', 'dist', 'coverage']);

/** The project's own files, relative to its folder, sorted. Links are not followed. */
export function listFiles(sourceDir: string): string[] {
  return [...walk(sourceDir, '')].sort();
}

function* walk(sourceDir: string, folder: string): Generator<string> {
  for (const entry of folderEntries(join(sourceDir, folder))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isFile()) yield path;
    if (!entry.isDirectory() || NEVER.has(entry.name)) continue;
    if (folder || !NOT_AT_THE_ROOT.has(entry.name)) yield* walk(sourceDir, path);
  }
}
