import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Evidence, PartName } from '../../application';

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
const MAKES_FASTAPI = /^[^#'"]*\bFastAPI\(/;
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
  search('.', depth, undefined);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, application]) => application);

  /** @param above the next folder above with a manifest of Python. */
  function search(folder: string, left: number, above: string | undefined): void {
    folders += 1;
    const entries = entriesOf(join(root, folder));
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const home = isHome(folder, files, above) ? folder : above;
    for (const name of files) {
      const file = posix.join(folder, name);
      if (name === 'package.json') add('frontend', folder, lineWith(NEEDS_NEXT, root, file));
      else if (name.endsWith('.py') && !TEST.test(name))
        add('backend', home ?? withoutPackage(folder), lineWith(MAKES_FASTAPI, root, file));
    }
    for (const { name } of entries.filter((entry) => entry.isDirectory() && !FOREIGN.test(entry.name)))
      if (left > 0 && folders < MOST_FOLDERS) search(posix.join(folder, name), left - 1, home);
  }

  function add(part: PartName, folder: string, evidence: Evidence | undefined): void {
    const key = `${folder} ${part}`;
    if (evidence && !found.has(key)) found.set(key, { part, folder, evidence });
  }
}

/** In the order of their names; nothing of a folder that may not be read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** A folder with a manifest, but for a package of an application with one, in which a copy of the manifest lies. */
function isHome(folder: string, files: readonly string[], above: string | undefined): boolean {
  const isPackage = above !== undefined && /(^|\/)(app|src)$/.test(folder);
  return !isPackage && files.some((name) => PYTHON_MANIFEST.test(name));
}

/** Where no manifest is: `backend/app` is a package of the application in `backend`. */
function withoutPackage(folder: string): string {
  return /(^|\/)(app|src|api)$/.test(folder) ? posix.dirname(folder) : folder;
}

function lineWith(pattern: RegExp, root: string, file: string): Evidence | undefined {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const index = lines.findIndex((line) => pattern.test(line));
  return index < 0 ? undefined : { file, line: index + 1, text: lines[index]?.trim() };
}
