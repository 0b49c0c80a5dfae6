import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLS_DIR } from './bundle';
import { writtenFile } from './written-file';

const PROGRAMS = join(__dirname, 'programs');

/**
 * The RUN instruction that writes one of the programs in `programs/` into an image.
 *
 * @param file its name there, e.g. `forward.py`.
 * @param folder absolute path. @default - the folder of tools of a build stage
 */
export function writtenProgram(file: string, folder: string = TOOLS_DIR): string {
  return writtenFile(`${folder}/${file}`, readFileSync(join(PROGRAMS, file), 'utf8'));
}
