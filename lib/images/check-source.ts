import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../support/user-error';
import { ImagePart } from './part';

/** @throws UserError NO_SOURCE or NO_APPLICATION when a part's source folder does not hold an application of its kind. */
export function checkSource(part: ImagePart): void {
  const { name, sourceDir, requiredFiles } = part;
  const needed = `a folder with the ${name} application (${requiredFiles.join(', ')})`;
  const mend = `set ${name.toUpperCase()}_DIR to the application's folder, e.g. make deploy ${name.toUpperCase()}_DIR=path/to/${name}`;
  if (!existsSync(sourceDir) || !statSync(sourceDir).isDirectory()) {
    const found = `the ${name}'s source folder ${sourceDir} ${existsSync(sourceDir) ? 'is a file' : 'does not exist'}`;
    throw new UserError({ code: 'NO_SOURCE', found, needed, mend });
  }
  const missing = requiredFiles.filter((file) => !existsSync(join(sourceDir, file)));
  if (missing.length === 0) return;
  const found = readdirSync(sourceDir).length
    ? `the ${name}'s source folder ${sourceDir} has no ${missing.join(', no ')}`
    : `the ${name}'s source folder ${sourceDir} is empty`;
  throw new UserError({ code: 'NO_APPLICATION', found, needed, mend });
}
