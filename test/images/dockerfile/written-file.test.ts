import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenFile } from '../../../lib/images/dockerfile/written-file';
import { sourceFolder } from '../support/source-folder';

/** What a shell makes of the instruction. */
function written(text: string): string {
  const folder = sourceFolder({});
  const command = writtenFile(join(folder, 'deep', 'file'), text).replace(/^RUN /, '');
  expect(spawnSync('sh', ['-c', command]).status).toBe(0);
  return readFileSync(join(folder, 'deep', 'file'), 'utf8');
}

const programs = join(__dirname, '../../../lib/images/dockerfile/programs');

test.each(readdirSync(programs))('the program %s arrives in an image as it is here', (name) => {
  const text = readFileSync(join(programs, name), 'utf8');
  expect(written(text)).toBe(text);
});

test.each([`it's`, `"$HOME" and 'quotes' \\n`, '# not a comment', '%s %d', '`date`', ''])(
  'a line of %j stays as it is',
  (line) => {
    expect(written(`a\n${line}\nb\n`)).toBe(`a\n${line}\nb\n`);
  },
);
