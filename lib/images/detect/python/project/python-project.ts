import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { folderEntries } from '../../folder-entries';
import { parsePython } from '../syntax/parse-python';
import { PythonModule } from './python-module';

/** Folders that hold other people's code, or none. */
const FOREIGN = /^(\..*|node_modules|__pycache__|site-packages|venv|env|virtualenv|.*\.egg-info)$/;

const TEST = /(^|\/)tests?\/|(^|\/)(test_\w*|\w*_test|conftest)\.py$/;

/** A source folder: each file is read once, and only when it is asked for. Nothing of it runs. */
export class PythonProject {
  /** All files but those of environments, caches and hidden folders; paths with `/`, sorted. */
  readonly files: readonly string[];
  private readonly folders: ReadonlySet<string>;
  private readonly texts = new Map<string, string | undefined>();
  private readonly parsed = new Map<string, PythonModule>();

  /** @param dir absolute path of the source folder */
  constructor(readonly dir: string) {
    this.files = [...filesBelow(dir, '')].sort();
    this.folders = new Set(this.files.flatMap(foldersOf));
  }

  /** The name of its folder. */
  get name(): string {
    return basename(this.dir);
  }

  /** Whether there is a file or a folder of this path. */
  has(path: string): boolean {
    return existsSync(join(this.dir, path));
  }

  /** Whether there are files below a folder. */
  hasFolder(path: string): boolean {
    return this.folders.has(path);
  }

  /** The text of a file; `undefined` when there is none. */
  read(path: string): string | undefined {
    if (!this.texts.has(path)) this.texts.set(path, readText(join(this.dir, path)));
    return this.texts.get(path);
  }

  /** The module in a file; `undefined` when there is no such file. */
  module(file: string): PythonModule | undefined {
    const known = this.parsed.get(file);
    const text = known ? undefined : this.read(file);
    if (known || text === undefined) return known;
    const module = new PythonModule(file, parsePython(file, text));
    this.parsed.set(file, module);
    return module;
  }

  /** Every module but tests. */
  get modules(): PythonModule[] {
    return this.files
      .filter((file) => file.endsWith('.py') && !TEST.test(file))
      .flatMap((file) => this.module(file) ?? []);
  }
}

function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function* filesBelow(dir: string, folder: string): Generator<string> {
  for (const entry of folderEntries(join(dir, folder))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !isForeign(dir, path)) yield* filesBelow(dir, path);
  }
}

function isForeign(dir: string, path: string): boolean {
  return FOREIGN.test(basename(path)) || existsSync(join(dir, path, 'pyvenv.cfg'));
}

/**
 * Windows' editors write a byte order mark, and some UTF-16, which `pip freeze > requirements.txt` gives in PowerShell.
 * Nothing of what is no file, or may not be read.
 */
function readText(file: string): string | undefined {
  const bytes = readBytes(file);
  const utf16 = bytes?.[0] === 0xff && bytes[1] === 0xfe;
  return bytes
    ?.toString(utf16 ? 'utf16le' : 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}

function readBytes(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
