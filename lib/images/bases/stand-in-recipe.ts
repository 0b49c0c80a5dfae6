import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standIns } from './stand-ins';

/**
 * A digest of the recipe by which a base image's stand-in is made; `undefined` for an image that has none.
 * A changed recipe means a new stand-in, and a new content tag for what is built on it.
 */
export function standInRecipe(name: string): string | undefined {
  const standIn = standIns.find((one) => one.name === name);
  if (!standIn) return undefined;
  const contents = Object.values(standIn.files ?? {}).map((file) =>
    readFileSync(join(__dirname, file), 'utf8'),
  );
  return createHash('sha256')
    .update(JSON.stringify([standIn, contents]))
    .digest('hex')
    .slice(0, 12);
}
