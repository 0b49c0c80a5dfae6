import { dirname } from 'node:path/posix';
import { shellWord } from './shell-word';

/**
 * A RUN instruction that writes a file which is not among the sources. Its text stands in the Dockerfile, since not every
 * engine knows here-documents or a second build context.
 */
export function writtenFile(path: string, text: string): string {
  const lines = text.trimEnd().split('\n').map(quoted);
  return [
    `RUN mkdir -p ${dirname(path)} && printf '%s\\n' \\`,
    ...lines.map((line) => `    ${line} \\`),
    `    > ${path}`,
  ].join('\n');
}

/** Words of the shell's own language, too, are mere text here. */
function quoted(line: string): string {
  const word = shellWord(line);
  return word === line ? `'${line}'` : word;
}
