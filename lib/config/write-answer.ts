import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../support/user-error';
import type { Answer } from './answer';
import { answerSteps } from './answer-steps';
import { answerText } from './answer-text';
import { literal } from './literal';
import { CONFIG_FILE } from './load-todo-config';
import { setProperty } from './set-property';

/** What a new file begins with. */
const FRESH = `import { defineConfig } from './lib/config';

/** What is decided about applications, by their source folders: docs/reference/todo-config.md lists the settings. */
export default defineConfig({});
`;

/**
 * Writes an answer into `todo.config.ts`, which is made where there is none. What else stands there is kept.
 *
 * @param root folder of the file.
 * @throws UserError CONFIG_NOT_WRITABLE where a person's code leaves no place for it
 */
export function writeAnswer(root: string, answer: Answer): void {
  const file = join(root, CONFIG_FILE);
  const text = setProperty(
    existsSync(file) ? readFileSync(file, 'utf8') : FRESH,
    answerSteps(root, answer),
    literal(answer.value),
  );
  if (text === undefined) throw notWritable(root, answer);
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

function notWritable(root: string, answer: Answer): UserError {
  return new UserError({
    code: 'CONFIG_NOT_WRITABLE',
    found: `${CONFIG_FILE} has something else than plain objects on the way to ${answer.setting}`,
    needed: 'a default export of nested objects that are written out',
    mend: `edit ${CONFIG_FILE}: ${answerText(root, answer)}`,
  });
}
