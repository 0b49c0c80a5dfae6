import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TodoConfig } from '../application';
import { UserError } from '../support/user-error';
import { byAbsoluteFolder } from './by-absolute-folder';
import { readTodoConfig } from './read-todo-config';

/** Name of the file with a user's decisions, in the project's root. */
export const CONFIG_FILE = 'todo.config.ts';

/**
 * What `todo.config.ts` says, checked. Needs a hook that lets node import TypeScript, as the command line has.
 *
 * @param root folder of the file.
 * @returns its entries by the absolute path of their source folder; none where there is no such file.
 * @throws UserError CONFIG_BROKEN, CONFIG_INVALID or CONFIG_FOLDER
 */
export function loadTodoConfig(root: string): Required<TodoConfig> {
  const file = join(root, CONFIG_FILE);
  const { backends, frontends } = existsSync(file) ? readTodoConfig(exported(file), CONFIG_FILE) : {};
  return {
    backends: byAbsoluteFolder(backends, `backends in ${CONFIG_FILE}`, root),
    frontends: byAbsoluteFolder(frontends, `frontends in ${CONFIG_FILE}`, root),
  };
}

/** Its default export, as it is now: an answer may have been written since it was last imported. */
function exported(file: string): unknown {
  const load = createRequire(__filename);
  delete load.cache[file];
  try {
    return (load(file) as { readonly default?: unknown }).default;
  } catch (cause) {
    throw new UserError({
      code: 'CONFIG_BROKEN',
      found: `${CONFIG_FILE}${lineOf(cause)} cannot be imported: ${firstLine(cause)}`,
      needed: 'TypeScript with a default export, e.g. export default defineConfig({ … })',
      mend: `edit ${CONFIG_FILE}, or delete it to be asked again`,
      cause,
    });
  }
}

/** Without the compiler's mark before it. */
function firstLine(error: unknown): string {
  const lines = messageOf(error).split('\n');
  return (lines.map((line) => line.trim()).find(Boolean) ?? '').replace(/^[x×] /, '');
}

/** `:3`, where the compiler tells the line. */
function lineOf(error: unknown): string {
  return new RegExp(`${CONFIG_FILE}(:\\d+)`).exec(messageOf(error))?.[1] ?? '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
