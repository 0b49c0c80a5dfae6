import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTodoConfig, writeAnswer } from '../../lib/config';
import { configRoot as root } from '../support/config-root';
import { refusal } from '../support/refusal';

const textOf = (folder: string): string => readFileSync(join(folder, 'todo.config.ts'), 'utf8');

describe('todo.config.ts', () => {
  it('may be missing', () => {
    expect(loadTodoConfig(root())).toEqual({ backends: {}, frontends: {} });
  });

  it('is TypeScript, and is read by absolute folders', () => {
    const folder = root(`
      import { defineConfig } from './lib/config';
      const port: number = 9000;
      export default defineConfig({ backends: { './../theirs/backend/': { port } } });
    `);
    expect(loadTodoConfig(folder)).toEqual({
      backends: { [join(folder, '../theirs/backend')]: { port: 9000 } },
      frontends: {},
    });
  });

  it.each<[string, string, string, string]>([
    [
      'no default export',
      'export const config = {};',
      'the default export in todo.config.ts is missing',
      'an object',
    ],
    [
      'an unknown side',
      'export default { backend: {} };',
      'backend in todo.config.ts is no setting',
      'backends, frontends',
    ],
    [
      'a misspelt setting',
      "export default { backends: { '../theirs/backend': { entri: 'main:app' } } };",
      "backends['../theirs/backend'].entri in todo.config.ts is no setting",
      'entry',
    ],
    [
      'a frontend setting for a backend',
      "export default { backends: { '../theirs/backend': { node: '22' } } };",
      "backends['../theirs/backend'].node in todo.config.ts is no setting",
      'python',
    ],
    [
      'a port as text',
      "export default { frontends: { '../theirs/frontend': { port: '3000' } } };",
      `frontends['../theirs/frontend'].port in todo.config.ts is "3000"`,
      'a port from 1 to 65535',
    ],
    [
      'a folder that is relative in the image',
      "export default { backends: { '../theirs/backend': { writable: ['/app/data', 'uploads'] } } };",
      `backends['../theirs/backend'].writable[1] in todo.config.ts is "uploads"`,
      'absolute path',
    ],
    [
      "the folder of the application's own source as one to write to",
      "export default { backends: { '../theirs/backend': { writable: ['/app'] } } };",
      `backends['../theirs/backend'].writable[0] in todo.config.ts is "/app"`,
      'below /app or elsewhere',
    ],
    [
      'a way out of a folder',
      "export default { backends: { '../theirs/backend': { writable: ['/app/../etc'] } } };",
      'writable[0] in todo.config.ts is "/app/../etc"',
      'absolute paths',
    ],
    [
      'a folder that is named twice',
      "export default { backends: { '../theirs/backend': { writable: ['/app/data', '/app/data'] } } };",
      'writable in todo.config.ts is ["/app/data","/app/data"]',
      'absolute paths',
    ],
    [
      'a command in place of a package',
      "export default { backends: { '../theirs/backend': { systemPackages: ['libpq5; reboot'] } } };",
      'systemPackages[0] in todo.config.ts is "libpq5; reboot"',
      'Debian packages',
    ],
    [
      'a month that no year has',
      "export default { frontends: { '../theirs/frontend': { resolvedAsOf: '2026-13-01' } } };",
      'resolvedAsOf in todo.config.ts is "2026-13-01"',
      'a date',
    ],
    [
      'a variable that no environment can have',
      "export default { backends: { '../theirs/backend': { variables: { 'A B': {} } } } };",
      "variables['A B'] in todo.config.ts is no setting",
      'names of variables',
    ],
    [
      'a command that is one text',
      "export default { backends: { '../theirs/backend': { migration: 'alembic upgrade head' } } };",
      'migration in todo.config.ts is "alembic upgrade head"',
      "['alembic', 'upgrade', 'head'], or 'none'",
    ],
    [
      'a meaning that is none',
      "export default { backends: { '../theirs/backend': { variables: { API: { meaning: 'url' } } } } };",
      `variables.API.meaning in todo.config.ts is "url"`,
      "'backend-origin'",
    ],
  ])('%s is refused with what was found and what is needed', (_, config, found, needed) => {
    const folder = root(config);
    expect(refusal(() => loadTodoConfig(folder))).toMatchObject({
      code: 'CONFIG_INVALID',
      found: expect.stringContaining(found) as string,
      needed: expect.stringContaining(needed) as string,
    });
  });

  it.each([
    ['that does not exist', "{ backends: { '../gone': {} } }", "'../gone', which does not exist"],
    [
      'that is named twice',
      "{ frontends: { '../theirs/frontend': {}, './../theirs/frontend': {} } }",
      "'../theirs/frontend' and './../theirs/frontend', which are one folder",
    ],
  ])('a source folder %s is refused', (_, config, found) => {
    const folder = root(`export default ${config};`);
    expect(refusal(() => loadTodoConfig(folder))).toMatchObject({
      code: 'CONFIG_FOLDER',
      found: expect.stringContaining(found) as string,
    });
  });

  it.each([
    [
      'is no TypeScript',
      'export default {\n  backends: {} frontends\n};',
      'todo.config.ts:2 cannot be imported',
    ],
    [
      'imports what is not there',
      "import x from './nowhere';\nexport default x;",
      "Cannot find module './nowhere'",
    ],
    ['throws', "throw new Error('no luck');", 'todo.config.ts cannot be imported: no luck'],
  ])('a file that %s is refused', (_, text, found) => {
    const folder = root(text);
    expect(refusal(() => loadTodoConfig(folder))).toMatchObject({
      code: 'CONFIG_BROKEN',
      found: expect.stringContaining(found) as string,
    });
  });

  it('may name a moment as inspect prints it', () => {
    const resolvedAsOf = '2026-01-15T12:00:00.000Z';
    const folder = root(
      `export default { backends: { '../theirs/backend': { resolvedAsOf: '${resolvedAsOf}' } } };`,
    );
    expect(Object.values(loadTodoConfig(folder).backends)).toEqual([{ resolvedAsOf }]);
  });
});

describe('an answer', () => {
  it('makes the file, which is then read as any other', () => {
    const folder = root();
    const sourceDir = join(folder, '../theirs/backend');
    writeAnswer(folder, { part: 'backend', sourceDir, setting: 'entry', value: "it's.main:app" });
    writeAnswer(folder, { part: 'backend', sourceDir, setting: 'entry', value: 'src.main:app' });
    writeAnswer(folder, {
      part: 'backend',
      sourceDir,
      setting: 'variables.API_URL.meaning',
      value: 'backend-origin',
    });
    writeAnswer(folder, {
      part: 'frontend',
      sourceDir: join(folder, '../theirs/frontend'),
      setting: 'lockfile',
      value: 'pnpm-lock.yaml',
    });
    expect(textOf(folder)).toMatchInlineSnapshot(`
      "import { defineConfig } from './lib/config';

      /** What is decided about applications, by their source folders: docs/reference/todo-config.md lists the settings. */
      export default defineConfig({
        backends: {
          '../theirs/backend': {
            entry: 'src.main:app',
            variables: {
              API_URL: {
                meaning: 'backend-origin',
              },
            },
          },
        },
        frontends: {
          '../theirs/frontend': {
            lockfile: 'pnpm-lock.yaml',
          },
        },
      });
      "
    `);
    expect(loadTodoConfig(folder)).toEqual({
      backends: {
        [sourceDir]: { entry: 'src.main:app', variables: { API_URL: { meaning: 'backend-origin' } } },
      },
      frontends: { [join(folder, '../theirs/frontend')]: { lockfile: 'pnpm-lock.yaml' } },
    });
  });

  it('keeps what a person wrote, comments included', () => {
    const folder = root(`import type { TodoConfig } from './lib/config';

// Ours.
export default {
  backends: {
    // The one of spring.
    './../theirs/backend': {
      port: 9000, // taken by the proxy
      migration: ['alembic', 'upgrade', 'head'] // by hand
    },
  },
} satisfies TodoConfig;
`);
    const sourceDir = join(folder, '../theirs/backend');
    writeAnswer(folder, {
      part: 'backend',
      sourceDir,
      setting: 'migration',
      value: ['python', '-m', 'migrate'],
    });
    writeAnswer(folder, { part: 'backend', sourceDir, setting: 'dependencies', value: 'uv.lock' });
    expect(textOf(folder)).toMatchInlineSnapshot(`
      "import type { TodoConfig } from './lib/config';

      // Ours.
      export default {
        backends: {
          // The one of spring.
          './../theirs/backend': {
            port: 9000, // taken by the proxy
            migration: ['python', '-m', 'migrate'], // by hand
            dependencies: 'uv.lock',
          },
        },
      } satisfies TodoConfig;
      "
    `);
    expect(loadTodoConfig(folder).backends[sourceDir]).toEqual({
      port: 9000,
      migration: ['python', '-m', 'migrate'],
      dependencies: 'uv.lock',
    });
  });

  it.each([
    ['spread', "const old = {};\nexport default { backends: { '../theirs/backend': old } };"],
    ['computed elsewhere', 'const config = {};\nexport default config;'],
    ['not there', 'export const config = {};'],
  ])('is not written where the object is %s: the error says what to write', (_, text) => {
    const folder = root(text);
    const sourceDir = join(folder, '../theirs/backend');
    const answer = { part: 'backend', sourceDir, setting: 'port', value: 9000 } as const;
    expect(refusal(() => writeAnswer(folder, answer))).toMatchObject({
      code: 'CONFIG_NOT_WRITABLE',
      mend: "edit todo.config.ts: backends: { '../theirs/backend': { port: 9000 } }",
    });
    expect(textOf(folder)).toBe(text);
  });
});
