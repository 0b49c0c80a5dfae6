import { detectFrontend } from '../../../../lib/images/detect/detect-frontend';
import { sourceFolder } from '../../support/source-folder';
import { codesOf } from './support/codes-of';
import { frontendWith } from './support/frontend-with';
import { packageJson } from './support/package-json';

describe('next.config', () => {
  test.each([
    ['an object', 'next.config.js', `module.exports = { output: 'standalone' };`],
    [
      'a constant',
      'next.config.ts',
      `const config: NextConfig = { output: 'standalone' };\nexport default config;`,
    ],
    ['a typed object', 'next.config.ts', `export default { output: 'standalone' } satisfies NextConfig;`],
    [
      'a function',
      'next.config.mjs',
      `export default async (phase) => { return { output: 'standalone' }; };`,
    ],
    [
      'a named function',
      'next.config.mjs',
      `export default function config() { return { output: 'standalone' }; }`,
    ],
    [
      'a plugin',
      'next.config.js',
      `module.exports = withBundleAnalyzer({ enabled: true })({ output: 'standalone' });`,
    ],
    [
      'a plugin of its own',
      'next.config.js',
      `const wrap = (c) => ({ ...c, compress: false });\nmodule.exports = wrap({ output: 'standalone' });`,
    ],
    [
      'other settings',
      'next.config.js',
      `const base = { output: 'standalone' };\nmodule.exports = { ...base, poweredByHeader: false };`,
    ],
  ])('is read when it is %s', (_, file, text) => {
    const { output } = frontendWith({ [file]: text }).source;
    const line = text.split('\n').findIndex((each) => each.includes('standalone')) + 1;
    expect(output).toMatchObject({ value: 'standalone', evidence: [{ file, line }] });
  });

  test('without an output, or with one that depends on the environment, becomes standalone later', () => {
    expect(frontendWith({}).source.output.value).toBe('default');
    const conditional = {
      'next.config.js': `module.exports = { output: process.env.DOCKER ? 'standalone' : undefined };`,
    };
    expect(frontendWith(conditional).source.output).toMatchObject({
      value: 'default',
      evidence: [{ file: 'next.config.js' }],
    });
  });

  test('is read from JSON too, and where it is put together that is said', () => {
    const files = { 'settings.json': '{ "output": "export", "basePath": "/todo" }' };
    const read = frontendWith({
      ...files,
      'next.config.mjs': `import settings from './settings.json';\nexport default settings;`,
    });
    expect(read.source).toMatchObject({
      output: { value: 'export', evidence: [{ file: 'settings.json' }] },
      basePath: '/todo',
    });
    expect(codesOf(read).notes).not.toContain('SETTINGS_UNKNOWN');
    const parsed = frontendWith({
      ...files,
      'next.config.mjs': `export default JSON.parse(readFileSync('settings.json'));`,
    });
    expect(codesOf(parsed).notes).toContain('SETTINGS_UNKNOWN');
    expect(codesOf(frontendWith({ 'next.config.js': 'module.exports = {};' })).notes).not.toContain(
      'SETTINGS_UNKNOWN',
    );
  });

  test('names the folder of the build and the base path', () => {
    const found = frontendWith({
      'next.config.js': `module.exports = { distDir: 'build', basePath: '/todo' };`,
    });
    expect(found.source).toMatchObject({ outputDir: 'build', basePath: '/todo' });
    expect(found.health.value.ready).toEqual({ kind: 'http', path: '/todo' });
    expect(found.writable.map(({ value }) => value.path)).toEqual(['/app/build/cache']);
  });

  test('with an export leaves static files, beside which nothing is written', () => {
    const found = frontendWith({ 'next.config.js': `module.exports = { output: 'export' };` });
    expect(found.source).toMatchObject({ output: { value: 'export' }, outputDir: 'out' });
    expect(found.writable).toEqual([]);
  });
});

describe('the health of the server', () => {
  test.each([
    ['app/api/health/route.ts', 'export async function GET() {}', '/api/health'],
    ['app/(public)/healthz/route.js', 'export const GET = () => {};', '/healthz'],
    ['src/app/api/health/route.ts', 'const GET = () => {}; export { GET };', '/api/health'],
    ['pages/api/health.ts', 'export default (_, res) => res.end();', '/api/health'],
  ])('is asked by %s', (file, text, path) => {
    const check = { kind: 'http', path };
    expect(frontendWith({ [file]: text }).health).toMatchObject({
      value: { alive: check, ready: check },
      evidence: [{ file }],
    });
  });

  test('does not depend on the database for being alive', () => {
    const found = frontendWith({
      'app/api/health/route.ts': `import { db } from '@/lib/db';\nexport const GET = () => db.query('SELECT 1');`,
      'lib/db.ts': `import { Pool } from 'pg';\nexport const db = new Pool();`,
    });
    expect(found.health.value).toEqual({
      alive: { kind: 'tcp' },
      ready: { kind: 'http', path: '/api/health' },
    });
  });

  test('does not depend on another server for being alive either', () => {
    const route = `export const GET = () => fetch(process.env.BACKEND_URL + '/health');`;
    expect(frontendWith({ 'app/api/health/route.ts': route }).health.value).toMatchObject({
      alive: { kind: 'tcp' },
      ready: { kind: 'http' },
    });
  });

  test('is asked by the start page where there is no route, a route that answers no GET being none', () => {
    const found = frontendWith({ 'app/api/health/route.ts': 'export async function POST() {}' });
    expect(found.health).toMatchObject({
      value: { ready: { kind: 'http', path: '/' } },
      evidence: [{ file: 'app/page.tsx' }],
    });
  });

  test('is only an open port where there is no start page either', () => {
    const found = detectFrontend(
      sourceFolder({ 'package.json': packageJson(), 'app/[locale]/page.tsx': 'export default () => null;' }),
    );
    expect(found.health.value).toEqual({ alive: { kind: 'tcp' }, ready: { kind: 'tcp' } });
    expect(codesOf(found).notes).toContain('NO_HEALTH_ROUTE');
  });

  test('is what todo.config.ts says', () => {
    expect(frontendWith({}, { health: 'tcp' }).health.value.alive).toEqual({ kind: 'tcp' });
    expect(frontendWith({}, { health: '/up' }).health.value.ready).toEqual({ kind: 'http', path: '/up' });
  });
});

describe('what needs the network while building', () => {
  test("are Google's fonts, which are replaced unless they are to be fetched", () => {
    const files = {
      'app/layout.tsx': `import { Inter, Geist_Mono } from 'next/font/google';\nexport default () => <html />;`,
    };
    const replaced = frontendWith(files);
    expect(replaced.source.googleFonts.map(({ value }) => value)).toEqual(['Inter', 'Geist Mono']);
    expect(replaced.source.googleFonts[0]?.evidence).toMatchObject([{ file: 'app/layout.tsx', line: 1 }]);
    expect(codesOf(replaced).notes).toContain('GOOGLE_FONTS');
    const fetched = frontendWith(files, { googleFonts: 'fetch' });
    expect(fetched.source.fetchesGoogleFonts).toBe(true);
    expect(codesOf(fetched).notes).not.toContain('GOOGLE_FONTS');
  });

  test.each([
    [true, 'app/page.tsx', `export default async () => { await fetch(API); return null; };`],
    [
      false,
      'app/page.tsx',
      `export const dynamic = 'force-dynamic'; export default async () => { await fetch(API); };`,
    ],
    [false, 'app/page.tsx', `export default async () => { await cookies(); await fetch(API); };`],
    [false, 'app/page.tsx', `'use client'; export default () => { fetch(API); };`],
    [true, 'pages/about.js', `export const getStaticProps = () => fetch(API);`],
    [false, 'pages/about.js', `export const getServerSideProps = () => fetch(API);`],
    [false, 'app/api/tasks/route.ts', `export const GET = () => fetch(API);`],
  ])('may be the data of pages: %s for %s with %s', (mentioned, file, text) => {
    expect(codesOf(frontendWith({ [file]: text })).notes.includes('FETCH_AT_BUILD')).toBe(mentioned);
  });
});

describe('folders that are written to', () => {
  test("are Next.js' cache and those of the application's own code", () => {
    const found = frontendWith({
      'app/api/upload/route.ts': `
        import { writeFile } from 'node:fs/promises';
        import path from 'path';
        const FOLDER = path.join(process.cwd(), 'uploads', 'images');
        export const POST = () => writeFile(path.join(FOLDER, 'a.png'), '');
        export const PUT = () => writeFile('/tmp/a', '');`,
    });
    expect(found.writable.map(({ value }) => value.path)).toEqual(['/app/.next/cache', '/app/uploads']);
    expect(found.notes).toContainEqual(
      expect.objectContaining({ code: 'WRITES_FILES', evidence: [expect.objectContaining({ line: 5 })] }),
    );
  });

  test('are those of todo.config.ts where it names some', () => {
    const found = frontendWith({}, { writable: ['/app/data'] });
    expect(found.writable.map(({ value }) => value.path)).toEqual(['/app/.next/cache', '/app/data']);
  });
});

describe('names that the image does not need', () => {
  test('are left out, unless a page or a public file is called so', () => {
    const files = { 'tests/a.test.ts': '', 'e2e/b.spec.ts': '', 'vitest.config.ts': '' };
    expect(frontendWith(files).source.ignored).toEqual([
      'tests',
      'e2e',
      '*.test.ts',
      '*.spec.ts',
      'vitest.config.ts',
    ]);
    expect(
      frontendWith({ ...files, 'app/tests/page.tsx': '', 'public/e2e/a.png': '' }).source.ignored,
    ).toEqual(['*.test.ts', '*.spec.ts', 'vitest.config.ts']);
  });

  test('are kept for other files, in which Next.js looks for type errors too', () => {
    const files = { '__mocks__/server.ts': '', 'jest.setup.ts': `import './__mocks__/server';` };
    expect(frontendWith(files).source.ignored).toEqual([]);
  });
});

test('a server of its own is not started, which is said', () => {
  const files = {
    'package.json': packageJson({}, { scripts: { start: 'NODE_ENV=production node server.js' } }),
    'server.js': '',
  };
  expect(codesOf(frontendWith(files)).notes).toContain('CUSTOM_SERVER');
  const standalone = {
    'package.json': packageJson({}, { scripts: { start: 'node .next/standalone/server.js' } }),
  };
  expect(codesOf(frontendWith(standalone)).notes).not.toContain('CUSTOM_SERVER');
});

test('a build of another machine is not used, which is said where it was committed', () => {
  const files = { '.next/BUILD_ID': 'abc', '.next/server/app/gone.js': `require('./nothing')` };
  expect(codesOf(frontendWith(files))).toEqual({ problems: [], notes: ['NO_LOCKFILE', 'COMMITTED_BUILD'] });
  const ignored = frontendWith({ ...files, '.gitignore': 'node_modules\n/.next/\n' });
  expect(codesOf(ignored).notes).toEqual(['NO_LOCKFILE']);
});

test('the port is 3000, or what todo.config.ts says', () => {
  expect(frontendWith({}).port.value).toBe(3000);
  expect(frontendWith({}, { port: 8080 }).port).toMatchObject({ value: 8080, override: 'port' });
});
