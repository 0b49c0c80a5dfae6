import { dirname } from 'node:path/posix';
import { shellWord } from './shell-word';

/**
 * A RUN instruction that writes a file which is not among the sources. Its text stands in the Dockerfile, since not every
 * engine knows here-documents or a second build context.
 */
export function writtenFile(path: string, text: string): string {
  const lines = text.trimEnd().split('\n').map(shellWord);
  return [
    `RUN mkdir -p ${dirname(path)} && printf '%s\\n' \\`,
    ...lines.map((line) => `    ${line === '' ? "''" : line} \\`),
    `    > ${path}`,
  ].join('\n');
}
