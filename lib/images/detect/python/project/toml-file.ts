import { parse, TomlError, type TomlTable } from 'smol-toml';
import type { Evidence } from '../../../../application';
import type { PythonProject } from './python-project';

/** A TOML file that was read, or the place where it is broken. */
export interface TomlFile {
  readonly table: TomlTable;
  /** @default - it could be read */
  readonly broken?: Evidence;
}

/** Reads a TOML file of a project; `undefined` when there is none. */
export function tomlFile(project: PythonProject, file: string): TomlFile | undefined {
  const text = project.read(file);
  if (text === undefined) return undefined;
  try {
    return { table: parse(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const place = { file, line: error.line, text: (text.split('\n')[error.line - 1] ?? '').trim() };
    return { table: {}, broken: place };
  }
}
