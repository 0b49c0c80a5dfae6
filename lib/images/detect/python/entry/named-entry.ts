import type { Evidence } from '../../../../application';
import type { StartCommand } from './start-commands';

/** The ASGI application that a command names. */
export interface NamedEntry {
  /** Dotted path of the module. */
  readonly module: string;
  /** @default - the module's own choice */
  readonly variable?: string;
  /** Folder in which the module is looked for, within the source folder. */
  readonly folder: string;
  readonly evidence: Evidence;
}

/** What a command starts: `uvicorn app.main:app`, `gunicorn … main:app`, `fastapi run app/main.py`, `python -m app.main`. */
export function namedEntry({ words, folder = '', evidence }: StartCommand): NamedEntry | undefined {
  const appDir = optionValue(words, '--app-dir') ?? folder;
  const place = { folder: appDir === '.' ? '' : appDir.replace(/^\.\/|\/$/g, ''), evidence };
  const target = words.map((word) => /^([A-Za-z_][\w.]*):([A-Za-z_]\w*)(\(\))?$/.exec(word)).find(Boolean);
  if (target) return { module: target[1] ?? '', variable: target[2], ...place };
  const file = words.map((word) => /^(?:\.\/)?([\w/]+)\.py$/.exec(word)).find(Boolean);
  if (file) return { module: (file[1] ?? '').replaceAll('/', '.'), ...place };
  const program = optionValue(words, '-m');
  return program && !/^(uvicorn|gunicorn|fastapi|pip|venv|pytest|alembic)$/.test(program)
    ? { module: program, ...place }
    : undefined;
}

function optionValue(words: readonly string[], option: string): string | undefined {
  const at = words.findIndex((word) => word === option || word.startsWith(`${option}=`));
  if (at < 0) return undefined;
  const word = words[at] ?? '';
  return word.includes('=') ? word.slice(option.length + 1) : words[at + 1];
}
