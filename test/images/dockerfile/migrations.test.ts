import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFolder } from '../support/source-folder';

const programs = join(__dirname, '../../../lib/images/dockerfile/programs');

/** A database that says what it is asked, knows the migration `1_init`, and has the table of every name with `old`. */
const PG = `
  class Pool {
    constructor(options) { this.options = options; }
    async connect() { return this; }
    async end() {}
    release() {}
    async query(text, values) {
      console.log('asked: ' + text.replace(/\\s+/g, ' ').trim() + (values ? ' ' + values.at(-1) : ''));
      if (text.includes('broken')) throw Object.assign(new Error('no column'), { code: '42703' });
      if (text.includes('old')) throw Object.assign(new Error('it exists'), { code: '42P07' });
      return { rows: /^select/.test(text) && values?.[0] === '1_init' ? [{}] : [] };
    }
  }
  module.exports = { Pool };`;

/** Runs a program beside these files. */
function run(program: string, files: Readonly<Record<string, string>>) {
  const folder = sourceFolder({ 'node_modules/pg/index.js': PG, ...files });
  for (const file of ['database.mjs', `${program}.mjs`])
    copyFileSync(join(programs, file), join(folder, file));
  const source = `globalThis.DATABASE_URL_NAME = 'URL'; await import('./${program}.mjs');`;
  return spawnSync('node', ['--input-type=module', '--eval', source], { cwd: folder, encoding: 'utf8' });
}

describe('the migrations of prisma', () => {
  const migrations = {
    'prisma/migration_lock.toml': '',
    'prisma/1_init/migration.sql': 'create table first ();',
    'prisma/2_more/migration.sql': 'create table second ();',
  };

  test('run in their order, each once, and are written down in the same transaction', () => {
    const { stdout, status } = run('prisma', migrations);
    expect(status).toBe(0);
    expect(stdout).not.toContain('create table first');
    expect(stdout).toMatch(
      /asked: begin\nasked: create table second \(\);\nasked: insert into _prisma_migrations .* 2_more\nasked: commit\nmigrated: 2_more/,
    );
  });

  test('end where one fails', () => {
    const { stdout, stderr, status } = run('prisma', {
      ...migrations,
      'prisma/2_more/migration.sql': 'broken',
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain('no column');
    expect(stdout).not.toContain('commit');
  });
});

describe('the tables of a schema without migrations', () => {
  test.each([
    ['prisma', 'create table old (\n  id text\n);\n\n-- CreateTable\ncreate table task (\n  id text\n);\n'],
    ['drizzle', 'create table old ();\n--> statement-breakpoint\ncreate table task ();'],
  ])('are made where they are not there: %s', (_, sql) => {
    const { stdout, status } = run('schema', { 'schema.sql': sql });
    expect(status).toBe(0);
    expect(stdout).toMatch(/asked: create table old [^]*asked: .*create table task [^]*made: 1/);
  });

  test('end where something else fails', () => {
    const { status, stderr } = run('schema', { 'schema.sql': 'create table broken ();' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('no column');
  });
});
