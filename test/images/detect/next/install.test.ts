import { codesOf } from './support/codes-of';
import { frontendWith } from './support/frontend-with';
import { packageJson } from './support/package-json';

const npmLock = (packages: Readonly<Record<string, string>>, more = {}) =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: Object.fromEntries(
      Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version, ...more }]),
    ),
  });

const PNPM = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      next:
        specifier: 15.5.9
        version: 15.5.9(react@19.0.0)
packages:
  next@15.5.9:
    engines: {node: '>=18.18.0'}
`;
const YARN = `# yarn lockfile v1

"next@13 || 14":
  version "14.2.0"

next@15.5.9, next@^15.1.0:
  version "15.5.9"
  resolved "next"
`;
const BERRY = `__metadata:
  version: 8

"next@npm:15.5.9, next@npm:^15.0.0":
  version: 15.5.9
`;
const BUN = `{
  "lockfileVersion": 1,
  "packages": {
    "next": ["next@15.5.9", "", {}, "sha512-x"], // as Bun writes it
  },
}`;

describe('the package manager', () => {
  test.each([
    ['package-lock.json', npmLock({ next: '15.5.9' }), { name: 'npm' }],
    ['pnpm-lock.yaml', PNPM, { name: 'pnpm', version: '9' }],
    ['yarn.lock', YARN, { name: 'yarn', version: '1' }],
    ['yarn.lock', BERRY, { name: 'yarn-berry', version: '4' }],
    ['bun.lock', BUN, { name: 'bun' }],
  ])('is told by %s, which says the exact version of Next.js', (file, text, expected) => {
    const { source, notes } = frontendWith({ 'package.json': packageJson(), [file]: text });
    expect(source.packageManager.value).toEqual({ lockfile: file, files: [], ...expected });
    expect(source.nextVersion).toMatchObject({
      value: '15.5.9',
      evidence: [{ file: 'package.json', line: 3 }, { file }],
    });
    expect(notes).toEqual([]);
  });

  test('is npm where nothing says otherwise, and that versions are not fixed is said', () => {
    const found = frontendWith({});
    expect(found.source.packageManager.value).toEqual({ name: 'npm', files: [] });
    expect(found.source.nextVersion.value).toBe('15.5.9');
    expect(codesOf(found).notes).toEqual(['NO_LOCKFILE']);
  });

  test('has the version that package.json names', () => {
    const files = {
      'package.json': packageJson({}, { packageManager: 'pnpm@10.4.1+sha512.abc' }),
      'pnpm-lock.yaml': PNPM,
    };
    expect(frontendWith(files).source.packageManager.value).toMatchObject({
      name: 'pnpm',
      version: '10.4.1',
    });
  });

  test('of two lockfiles is asked for, unless package.json or todo.config.ts says it', () => {
    const files = { 'package-lock.json': npmLock({ next: '15.5.9', react: '19.0.0' }), 'yarn.lock': YARN };
    const [question] = frontendWith(files).questions;
    expect(question?.setting).toBe('lockfile');
    expect(question?.choices.map(({ value }) => value)).toEqual(['package-lock.json', 'yarn.lock']);
    expect(frontendWith(files, { lockfile: 'yarn.lock' })).toMatchObject({
      questions: [],
      source: { packageManager: { value: { name: 'yarn' } } },
    });
    const named = { ...files, 'package.json': packageJson({}, { packageManager: 'yarn@1.22.22' }) };
    expect(frontendWith(named)).toMatchObject({
      questions: [],
      source: { packageManager: { value: { name: 'yarn' } } },
    });
  });

  test('needs the files that an installation reads', () => {
    const { source } = frontendWith({
      'package.json': packageJson({ '@prisma/client': '6.0.0' }),
      'pnpm-lock.yaml': PNPM,
      '.npmrc': 'strict-peer-dependencies=false',
      'pnpm-workspace.yaml': 'onlyBuiltDependencies: [sharp]',
      'patches/next.patch': '',
      'prisma/schema.prisma': '',
    });
    expect(source.packageManager.value.version).toBe('10');
    expect(source.packageManager.value.files).toEqual([
      '.npmrc',
      'pnpm-workspace.yaml',
      'patches/',
      'prisma/schema.prisma',
    ]);
  });
});

describe('a lockfile', () => {
  test.each([
    ['package-lock.json', '{ "packages": {\n<<<<<<< HEAD', 2],
    ['package-lock.json', '{\n "a": 1,\n}', 3],
    ['package-lock.json', '{}', undefined],
    ['pnpm-lock.yaml', 'a: [b\nc: d: e', 2],
    ['yarn.lock', '# yarn lockfile v1\n<<<<<<< HEAD\n', 2],
    ['bun.lock', '{}', undefined],
  ])('%s that cannot be read is a problem', (file, text, line) => {
    const { problems } = frontendWith({ [file]: text });
    expect(problems).toMatchObject([{ code: 'BROKEN_LOCKFILE', evidence: [{ file }] }]);
    expect(problems[0]?.evidence[0]?.line).toBe(line);
  });

  test.each([
    ['package-lock.json', npmLock({ next: '15.5.9', zod: '3.0.0' })],
    ['package-lock.json', npmLock({ next: '15.5.9' })],
    ['pnpm-lock.yaml', PNPM],
    ['yarn.lock', YARN],
    ['bun.lock', BUN],
  ])('%s that is older than package.json is completed, which is said', (file, text) => {
    const found = frontendWith({ 'package.json': packageJson({ zod: '^4.0.0' }), [file]: text });
    expect(found.source.packageManager.value.outdated).toBe(true);
    expect(found.notes).toMatchObject([
      { code: 'LOCKFILE_OUTDATED', evidence: [{ file: 'package.json', line: 4 }, { file }] },
    ]);
  });

  test('that has programs for Windows alone is not used, which is said', () => {
    const lock = (...names: string[]) =>
      npmLock(Object.fromEntries(['next', ...names].map((name) => [name, '15.5.9'])));
    const files = (text: string) => ({ 'package.json': packageJson(), 'package-lock.json': text });
    const windows = frontendWith(files(lock('lightningcss-win32-x64-msvc')));
    expect(windows.source.packageManager.value).toEqual({ name: 'npm', files: [] });
    expect(codesOf(windows).notes).toEqual(['LOCKFILE_OF_OTHER_SYSTEM']);
    const all = frontendWith(files(lock('lightningcss-win32-x64-msvc', 'lightningcss-linux-x64-gnu')));
    expect(all.notes).toEqual([]);
  });

  test('need not be fresh for addresses and links, whose versions cannot be compared', () => {
    const files = {
      'package.json': packageJson({ own: 'github:someone/own' }),
      'package-lock.json': npmLock({ next: '15.5.9', own: '1.0.0' }),
    };
    expect(frontendWith(files).source.packageManager.value).not.toHaveProperty('outdated');
  });
});

describe('Node.js', () => {
  const nodeOf = (files: Readonly<Record<string, string>>) => frontendWith(files).source.nodeVersion.value;

  test.each([
    ['24', {}],
    ['22', { '.nvmrc': 'v22.11.0\n' }],
    ['22', { '.nvmrc': 'lts/jod' }],
    ['20', { '.node-version': '20' }],
    ['20', { 'package.json': packageJson({}, { engines: { node: '20.x' } }) }],
    ['24', { 'package.json': packageJson({}, { engines: { node: '>=18' } }) }],
    ['22', { 'package.json': packageJson({}, { engines: { node: '>=18 <23' } }) }],
    ['24', { '.nvmrc': 'something' }],
  ])('%s is used with %j', (version, files) => {
    expect(nodeOf(files)).toBe(version);
  });

  test('18 is no more: the nearest that Next.js runs on is used, which is said', () => {
    const found = frontendWith({ '.nvmrc': '18' });
    expect(found.source.nodeVersion).toMatchObject({ value: '20', evidence: [{ file: '.nvmrc', line: 1 }] });
    expect(codesOf(found).notes).toContain('NODE_VERSION');
  });

  test('is at least what the lockfile says of Next.js', () => {
    const lock = npmLock({ next: '15.5.9', react: '19.0.0' }, { engines: { node: '>=22.1.0' } });
    expect(nodeOf({ 'package-lock.json': lock, '.nvmrc': '20' })).toBe('22');
  });

  test('is what todo.config.ts says', () => {
    expect(frontendWith({ '.nvmrc': '20' }, { node: '22' }).source.nodeVersion.value).toBe('22');
  });
});

describe('the build', () => {
  const buildOf = (build: string, more = {}) =>
    frontendWith({ 'package.json': packageJson({}, { scripts: { build }, ...more }) });

  test('runs the script of package.json by its package manager', () => {
    expect(buildOf('prisma generate && next build').source.buildCommand.value).toEqual([
      'npm',
      'run',
      'build',
    ]);
    const pnpm = buildOf('next build --turbopack', { packageManager: 'pnpm@10.0.0' });
    expect(pnpm.source.buildCommand.value).toEqual(['pnpm', 'run', 'build']);
  });

  test('is that of Next.js where there is no script', () => {
    expect(frontendWith({}).source.buildCommand.value).toEqual(['node_modules/.bin/next', 'build']);
  });

  test.each([
    ['prisma migrate deploy && next build', 'next build'],
    ['prisma generate && prisma db push && next build', 'prisma generate && next build'],
    ['npm run db:migrate && next build', 'next build'],
    ['npx @better-auth/cli migrate -y && next build', 'next build'],
    ['drizzle-kit push && next build', 'next build'],
  ])('leaves out of "%s" what asks a database', (script, kept) => {
    const found = buildOf(script);
    expect(found.source.buildCommand.value.at(-1)).toMatch(new RegExp(`&& ${kept}$`));
    expect(codesOf(found).notes).toContain('DATABASE_AT_BUILD');
  });
});

describe('packages', () => {
  test('that are compiled need a compiler, and those that load libraries need these', () => {
    const { source } = frontendWith({ 'package.json': packageJson({ canvas: '3.0.0', bcrypt: '6.0.0' }) });
    expect(source.buildPackages.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['python3', 'g++', 'libcairo2-dev']),
    );
    expect(source.runPackages.map(({ value }) => value)).toContain('libcairo2');
    expect(source.runPackages[0]).toMatchObject({
      reason: 'canvas needs it',
      evidence: [{ file: 'package.json' }],
    });
  });

  test('for another system are a problem where they are demanded', () => {
    const found = frontendWith({ 'package.json': packageJson({ '@next/swc-win32-x64-msvc': '15.5.9' }) });
    expect(found.problems).toMatchObject([
      { code: 'FOREIGN_PLATFORM', evidence: [{ file: 'package.json', line: 4 }] },
    ]);
  });
});
