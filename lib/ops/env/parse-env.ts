import { parse } from 'dotenv';
import { UserError } from '../../support/user-error';

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/;

/**
 * Parses the text of a `.env` file: dotenv's meaning of values, but a line that dotenv would silently drop or cut is an
 * error. Messages name the line and never show a value.
 *
 * @param file the name used in messages.
 * @throws UserError ENV_MALFORMED
 */
export function parseEnv(text: string, file: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const firstLine = new Map<string, number>();
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const number = index + 1;
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, raw] = ASSIGNMENT.exec(line) ?? malformed(file, number, 'is no assignment', 'NAME=value');
    if (name === undefined || raw === undefined) continue;
    const earlier = firstLine.get(name);
    if (earlier) malformed(file, number, `sets ${name} again (first on line ${earlier})`, 'one line a name');
    checkQuotes(raw, name, file, number);
    firstLine.set(name, number);
    values.set(name, parse(line)[name] ?? '');
  }
  return values;
}

function checkQuotes(raw: string, name: string, file: string, line: number): void {
  const quote = /^["'`]/.exec(raw)?.[0];
  if (quote) {
    const close = raw.indexOf(quote, 1);
    if (close < 0 || !/^\s*(#.*)?$/.test(raw.slice(raw.lastIndexOf(quote) + 1)))
      malformed(
        file,
        line,
        `has a value of ${name} whose quote is not closed`,
        `${name}="value" on one line`,
      );
  } else if (/\S#/.test(raw)) {
    malformed(file, line, `has an unquoted # in the value of ${name}`, `quotes around it: ${name}="value"`);
  }
}

function malformed(file: string, line: number, found: string, needed: string): never {
  throw new UserError({
    code: 'ENV_MALFORMED',
    found: `${file} line ${line} ${found}`,
    needed,
    mend: `edit line ${line} of ${file}`,
  });
}
