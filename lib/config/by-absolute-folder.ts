import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../support/user-error';

/**
 * The entries of a configuration by the absolute path of their source folder.
 *
 * @param name of the entries in messages, e.g. `backends in todo.config.ts`.
 * @param root folder that theirs are relative to.
 * @throws UserError CONFIG_FOLDER when one does not exist or is named twice
 */
export function byAbsoluteFolder<T>(
  entries: Readonly<Record<string, T>> = {},
  name: string,
  root: string,
): Record<string, T> {
  const names = new Map<string, string>();
  for (const folder of Object.keys(entries)) {
    const path = resolve(root, folder);
    const earlier = names.get(path);
    if (earlier !== undefined) throw refused(`'${earlier}' and '${folder}', which are one folder`);
    if (!existsSync(path)) throw refused(`'${folder}', which does not exist`);
    names.set(path, folder);
  }
  return Object.fromEntries(Object.entries(entries).map(([folder, entry]) => [resolve(root, folder), entry]));

  function refused(what: string): UserError {
    return new UserError({
      code: 'CONFIG_FOLDER',
      found: `${name} has ${what}`,
      needed: 'each source folder once, by its path from the folder of todo.config.ts',
      mend: 'edit or delete that entry',
    });
  }
}
