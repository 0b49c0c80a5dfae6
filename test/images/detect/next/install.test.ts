import { join } from 'node:path';
import { detectFrontend } from '../../../../lib/images/detect/detect-frontend';
import { sourceFolder } from '../../support/source-folder';
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

  test('is not told by the lockfile of a folder around, which is said', () => {
    const folder = sourceFolder({
      'pnpm-lock.yaml': PNPM,
      'web/package.json': packageJson(),
      'web/app/page.js': '',
    });
    const { source, notes } = detectFrontend(join(folder, 'web'));
    expect(source.packageManager.value.name).toBe('npm');
    expect(notes[0]).toMatchObject({
      code: 'NO_LOCKFILE',
      text: expect.stringContaining('../pnpm-lock.yaml') as string,
    });
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

describe('what the package manager needs', () => {
  const managerOf = (files: Readonly<Record<string, string>>) =>
    frontendWith({ 'package.json': packageJson(), ...files }).source.packageManager.value;

  test.each([
    ['9', '>=8'],
    ['10', '>=10'],
    ['11', '^11.2.0'],
  ])('is pnpm %s where package.json asks for %s, as pnpm refuses otherwise', (version, pnpm) => {
    const files = { 'package.json': packageJson({}, { engines: { pnpm } }), 'pnpm-lock.yaml': PNPM };
    expect(managerOf(files).version).toBe(version);
  });

  test('is the yarn that wrote the lockfile, as another one would write it anew', () => {
    expect(managerOf({ 'yarn.lock': BERRY.replace('version: 8', 'version: 6') }).version).toBe('3');
  });

  test('are the programs that its scripts run', () => {
    const scripts = { postinstall: 'patch-package && node ./scripts/setup.js', dev: 'node dev.js' };
    const files = { 'package.json': packageJson({}, { scripts }), 'scripts/setup.js': '', 'dev.js': '' };
    expect(managerOf(files).files).toEqual(['scripts/setup.js']);
  });

  test('is no package of the system for what a lockfile in binary may hold', () => {
    const found = frontendWith({ 'bun.lockb': '\0', 'app/page.tsx': `import 'clsx';` });
    expect(found.source).toMatchObject({ buildPackages: [], runPackages: [] });
    expect(codesOf(found)).toEqual({ problems: [], notes: ['UNDECLARED_PACKAGES'] });
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

  test('of bun that was written for another range is completed', () => {
    const lock = (range: string) =>
      BUN.replace(
        '"packages"',
        `"workspaces": { "": { "dependencies": { "next": "${range}" } } }, "packages"`,
      );
    const outdated = (range: string) =>
      frontendWith({ 'package.json': packageJson(), 'bun.lock': lock(range) }).source.packageManager.value
        .outdated;
    expect([outdated('15.5.9'), outdated('^14.0.0')]).toEqual([undefined, true]);
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

  test('of npm that lacks what its packages need is completed, which is said', () => {
    const lock = {
      packages: {
        'node_modules/next': { version: '15.5.9', dependencies: { postcss: '8.4.31' } },
        'node_modules/next/node_modules/postcss': { version: '8.4.31', dependencies: { nanoid: '^3.0.0' } },
      },
    };
    const found = (more: object) =>
      frontendWith({
        'package.json': packageJson(),
        'package-lock.json': JSON.stringify({ packages: { ...lock.packages, ...more } }),
      });
    expect(found({})).toMatchObject({
      source: { packageManager: { value: { outdated: true } } },
      notes: [{ code: 'LOCKFILE_OUTDATED', text: expect.stringContaining('nanoid is resolved') as string }],
    });
    expect(found({ 'node_modules/nanoid': { version: '3.3.11' } }).notes).toEqual([]);
    // Newer versions of npm refuse a lockfile without the packages of other platforms.
    const swc = {
      'node_modules/nanoid': { version: '3.3.11', optionalDependencies: { '@next/swc-darwin-arm64': '1' } },
    };
    expect(codesOf(found(swc)).notes).toEqual(['LOCKFILE_OUTDATED']);
  });

  test('that was written on Windows is read, whatever its lines end with', () => {
    const files = { 'package.json': packageJson(), 'yarn.lock': YARN.replaceAll('\n', '\r\n') };
    expect(frontendWith(files).source.packageManager.value).not.toHaveProperty('outdated');
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

  test('has what runs before and after it, without what asks a database', () => {
    const scripts = {
      prebuild: 'prisma generate && prisma migrate deploy',
      build: 'next build',
      postbuild: 'next-sitemap',
    };
    const built = (more = {}) =>
      frontendWith({ 'package.json': packageJson({}, { scripts, ...more }) }).source.buildCommand.value.at(
        -1,
      );
    expect(built()).toMatch(/&& prisma generate && next build && next-sitemap$/);
    // Yarn's newer versions run `build` alone.
    expect(built({ packageManager: 'yarn@4.9.4' })).toBe('build');
  });

  test.each([
    [
      'prisma',
      { build: 'next build' },
      'sh -c PATH="$PWD/node_modules/.bin:$PATH" && prisma generate && npm run build',
    ],
    [
      'prisma',
      { build: 'prisma db push && next build' },
      'sh -c PATH="$PWD/node_modules/.bin:$PATH" && prisma generate && next build',
    ],
    ['prisma', { build: 'prisma generate && next build' }, 'npm run build'],
    ['prisma', { build: 'next build', postinstall: 'prisma generate' }, 'npm run build'],
    ['@prisma/client', { build: 'next build' }, 'npm run build'],
  ])("makes prisma's client where no script does: %s, %j", (name, scripts, command) => {
    const found = frontendWith({
      'package.json': packageJson({ [name]: '7.3.0' }, { scripts }),
      'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n}\n',
    });
    expect(found.source.buildCommand.value.join(' ')).toBe(command);
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

  test('that bring others along count like these where no lockfile says it, for building alone', () => {
    const { source } = frontendWith({ 'package.json': packageJson({ '@better-auth/cli': '1.4.10' }) });
    expect(source.buildPackages.map(({ value }) => value)).toEqual(['python3', 'make', 'g++']);
    expect(source.runPackages).toEqual([]);
  });

  test('for another system are a problem where they are demanded', () => {
    const found = frontendWith({ 'package.json': packageJson({ '@next/swc-win32-x64-msvc': '15.5.9' }) });
    expect(found.problems).toMatchObject([
      { code: 'FOREIGN_PLATFORM', evidence: [{ file: 'package.json', line: 4 }] },
    ]);
  });
});
