import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Evidence, PartName } from '../../application';
import { folderEntries } from './folder-entries';
import { callOf } from './python/syntax/call';
import { parsePython } from './python/syntax/parse-python';

/** An application that a folder seems to hold. */
export interface FoundApplication {
  readonly part: PartName;
  /** Its source folder, relative to the folder that was searched; `.` is that folder itself. */
  readonly folder: string;
  /** What says so; its path is relative to the folder that was searched. */
  readonly evidence: Evidence;
}

/** Folders that hold other people's code, tools' files or what was built. */
const FOREIGN = /^(\..*|node_modules|__pycache__|site-packages|venv|env|dist|build|out)$/;
const PYTHON_MANIFEST = /^(requirements[\w.-]*\.txt|pyproject\.toml|setup\.py|Pipfile)$/;
const TEST = /^test_|_test\.py$|^conftest\.py$/;
const NEEDS_NEXT = /"next"\s*:/;
/** The name of the class, before anything is parsed. */
const FASTAPI = 'FastAPI';
/** Most folders to look into: more than a repository has, fewer than somebody's home. */
const MOST_FOLDERS = 2000;

/**
 * The applications at and below a folder, by signs that are quick to see: a `package.json` that needs Next.js, and
 * Python that makes a `FastAPI(…)`, which belongs to the next folder above it with a manifest. Sorted by folder.
 *
 * @param depth how many folders deep to look.
 */
export function applicationsBelow(root: string, depth: number): FoundApplication[] {
  const found = new Map<string, FoundApplication>();
  let folders = 0;
  search('.', depth, undefined, '.');
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, application]) => application);

  /**
   * @param above the next folder above with a manifest of Python.
   * @param outside the next folder above that is no package: without a manifest modules are imported from there.
   */
  function search(folder: string, left: number, above: string | undefined, outside: string): void {
    folders += 1;
    const entries = folderEntries(join(root, folder));
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const home = isHome(folder, files, above) ? folder : above;
    const start = isPackage(folder, files) ? outside : folder;
    for (const name of files) {
      const file = posix.join(folder, name);
      if (name === 'package.json') add('frontend', folder, needsNext(root, file));
      else if (name.endsWith('.py') && !TEST.test(name))
        add('backend', home ?? start, makesFastApi(root, file));
    }
    for (const { name } of entries.filter((entry) => entry.isDirectory() && !FOREIGN.test(entry.name)))
      if (left > 0 && folders < MOST_FOLDERS) search(posix.join(folder, name), left - 1, home, start);
  }

  function add(part: PartName, folder: string, evidence: Evidence | undefined): void {
    const key = `${folder} ${part}`;
    if (evidence && !found.has(key)) found.set(key, { part, folder, evidence });
  }
}

/** A folder with a manifest, but for a package of an application with one, in which a copy of the manifest lies. */
function isHome(folder: string, files: readonly string[], above: string | undefined): boolean {
  const isCopy = above !== undefined && /(^|\/)(app|src)$/.test(folder);
  return !isCopy && files.some((name) => PYTHON_MANIFEST.test(name));
}

/** `app` in `backend/app`, and whatever says so itself. */
function isPackage(folder: string, files: readonly string[]): boolean {
  return /(^|\/)(app|src|api)$/.test(folder) || files.includes('__init__.py');
}

function needsNext(root: string, file: string): Evidence | undefined {
  const lines = textOf(root, file).split('\n');
  const index = lines.findIndex((line) => NEEDS_NEXT.test(line));
  return index < 0 ? undefined : { file, line: index + 1, text: lines[index]?.trim() };
}

/** Parsed, because documentation shows such calls too. */
function makesFastApi(root: string, file: string): Evidence | undefined {
  const text = textOf(root, file);
  if (!text.includes(FASTAPI)) return undefined;
  const made = parsePython(file, text)
    .all('CallExpression')
    .find((node) => callOf(node)?.name === FASTAPI);
  return made && { file, line: made.line, text: text.split('\n')[made.line - 1]?.trim() };
}

/** Empty for a file that may not be read. */
function textOf(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
}
