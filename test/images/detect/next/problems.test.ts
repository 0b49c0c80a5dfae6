import { detectFrontend } from '../../../../lib/images/detect/detect-frontend';
import { sourceFolder } from '../../support/source-folder';
import { codesOf } from './support/codes-of';
import { frontendWith } from './support/frontend-with';
import { packageJson } from './support/package-json';

describe('a folder that is no Next.js project', () => {
  test.each([
    ['Vite', { devDependencies: { vite: '7.0.0' }, dependencies: { react: '19.0.0' } }],
    ['Create React App', { dependencies: { react: '18.0.0', 'react-scripts': '5.0.1' } }],
    ['Nuxt', { dependencies: { nuxt: '4.0.0', vue: '3.5.0' } }],
    ['Remix', { dependencies: { '@remix-run/react': '2.0.0' }, devDependencies: { vite: '5.0.0' } }],
    ['Angular', { dependencies: { '@angular/core': '20.0.0' } }],
  ])('is refused by its name: %s', (name, manifest) => {
    const { problems, notes } = detectFrontend(
      sourceFolder({ 'package.json': JSON.stringify(manifest, null, 2) }),
    );
    expect(problems).toMatchObject([{ code: 'UNSUPPORTED_FRAMEWORK', evidence: [{ file: 'package.json' }] }]);
    expect(problems[0]?.found).toContain(name);
    expect(problems[0]?.evidence[0]?.line).toBeGreaterThan(1);
    expect(notes).toEqual([]);
  });

  test.each([
    ['NO_APPLICATION', {}],
    ['NO_APPLICATION', { 'package.json': '{}' }],
    ['BROKEN_PACKAGE_JSON', { 'package.json': '{ "dependencies": {' }],
  ])('is refused: %s', (code, files) => {
    expect(codesOf(detectFrontend(sourceFolder(files))).problems).toEqual([code]);
  });

  test('is refused with the line at which its package.json breaks', () => {
    const { problems } = detectFrontend(sourceFolder({ 'package.json': '{\n  "name": "todo",\n}\n' }));
    expect(problems[0]?.evidence).toEqual([{ file: 'package.json', line: 3 }]);
  });

  test('a package.json with a byte order mark of Windows is read', () => {
    expect(frontendWith({ 'package.json': `\uFEFF${packageJson()}` }).problems).toEqual([]);
  });
});

describe('an import that leads nowhere', () => {
  const tsconfig = JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } });

  test('is a problem, as the build fails there', () => {
    const { problems } = frontendWith({
      'tsconfig.json': tsconfig,
      'src/app/page.tsx': `import { api } from '@/lib/api';\nexport default () => api;`,
    });
    expect(problems).toMatchObject([
      { code: 'MISSING_SOURCE', evidence: [{ file: 'src/app/page.tsx', line: 1 }] },
    ]);
    expect(problems[0]?.mend).toContain('.gitignore');
  });

  test('but for capital letters names the file that is there', () => {
    const { problems } = frontendWith({
      'app/page.tsx': `import { Button } from '../components/Button';\nexport default Button;`,
      'components/button.tsx': 'export const Button = () => null;',
    });
    expect(problems[0]?.found).toContain('there is components/button.tsx');
    expect(problems[0]?.mend).toContain('rename it');
  });

  test.each([
    ['./utils', 'lib/date-utils.ts', /^add the file/],
    ['@/lib/api', 'src/lib/api.ts', /^import it from there/],
    ['./Globals.css', 'app/globals.css', /^rename it/],
  ])('%s is not mended by another file, be it %s', (specifier, file, mend) => {
    const { problems } = frontendWith({
      'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
      'app/page.tsx': `import '${specifier}';\nexport default () => null;`,
      [file]: '',
    });
    expect(problems[0]?.mend).toMatch(mend);
  });

  test.each([
    ['a file with an alias of a shared setting', `import { api } from '@/lib/api';`],
    ['a type', `import type { Api } from './api';`],
    ['a style', `import './page.css';`],
    ['a folder', `import { a } from '../lib';`],
    ['a module by its compiled name', `import { b } from '../lib/b.js';`],
    ['what a build step makes', `import { Client } from '../generated/prisma';`],
    ['a package that Next.js brings', `import 'server-only';`],
    ['a module of Node.js', `import path from 'node:path'; import fs from 'fs';`],
  ])('is none: %s', (_, text) => {
    const found = frontendWith({
      'app/page.tsx': `${text}\nexport default () => null;`,
      'app/page.css': '',
      'lib/index.ts': '',
      'lib/b.ts': '',
    });
    expect(codesOf(found)).toEqual({ problems: [], notes: ['NO_LOCKFILE'] });
  });

  test('is none by an alias of settings that others rest on', () => {
    const found = frontendWith({
      'tsconfig.json': '{ "extends": "./config/tsconfig.base" }',
      'config/tsconfig.base.json': '{ "compilerOptions": { "paths": { "~/*": ["../src/*"] } } }',
      'app/page.tsx': `import { region } from '~/region';\nexport default () => region;`,
      'src/region.ts': 'export const region = process.env.REGION;',
    });
    expect(codesOf(found)).toEqual({ problems: [], notes: ['NO_LOCKFILE'] });
    expect(found.variables[0]?.evidence).toMatchObject([{ file: 'src/region.ts' }]);
  });

  test('of code that no page leads to is no matter', () => {
    expect(frontendWith({ 'lib/old.ts': `import './gone';` }).problems).toEqual([]);
  });

  test('of pages in src is no matter where Next.js takes those beside it', () => {
    const old = { 'src/pages/index.tsx': `import './gone';\nexport default () => null;` };
    expect(frontendWith({ ...old, 'app/page.tsx': 'export default () => null;' }).problems).toEqual([]);
  });

  test('to a package that neither package.json nor the lockfile has is a problem, else a note', () => {
    const files = { 'app/page.tsx': `import clsx from 'clsx';\nexport default () => clsx();` };
    expect(codesOf(frontendWith(files))).toMatchObject({
      problems: [],
      notes: ['NO_LOCKFILE', 'UNDECLARED_PACKAGES'],
    });
    const lock = (more: object) => ({
      ...files,
      'package.json': packageJson(),
      'package-lock.json': JSON.stringify({
        packages: { 'node_modules/next': { version: '15.5.9' }, ...more },
      }),
    });
    expect(codesOf(frontendWith(lock({})))).toMatchObject({ problems: ['MISSING_PACKAGE'], notes: [] });
    expect(codesOf(frontendWith(lock({ 'node_modules/clsx': { version: '2.0.0' } })))).toMatchObject({
      problems: [],
      notes: ['UNDECLARED_PACKAGES'],
    });
  });
});

test('what lies outside of the folder is a problem, be it imported or depended on', () => {
  const imported = frontendWith({
    'app/page.tsx': `import { Task } from '../../shared/task';\nexport default Task;`,
  });
  expect(imported.problems).toMatchObject([
    { code: 'MISSING_SOURCE', found: expect.stringContaining('outside of the') as string },
  ]);
  const aliased = frontendWith({
    'tsconfig.json': '{"compilerOptions":{"paths":{"@todo/ui/*":["../../packages/ui/*"]}}}',
    'app/page.tsx': `import { Button } from '@todo/ui/button';\nexport default Button;`,
  });
  expect(aliased.problems).toMatchObject([
    { code: 'MISSING_SOURCE', found: expect.stringContaining('outside of the') as string },
  ]);
  const depended = frontendWith({
    'package.json': packageJson({ '@todo/ui': 'workspace:*', own: 'file:./own' }),
  });
  expect(depended.problems).toMatchObject([
    { code: 'OUTSIDE_PACKAGE', evidence: [{ file: 'package.json', line: 4 }] },
  ]);
});

test('code that is as deep as it is long is read', () => {
  const text = `const all = ${Array.from({ length: 5_000 }, () => "'a'").join(' + ')};`;
  const found = frontendWith({ 'app/page.tsx': `${text}\nexport default () => process.env.REGION + all;` });
  expect(found.variables.map(({ name }) => name)).toEqual(['REGION']);
});

test('an accepted problem is a note', () => {
  const files = { 'app/page.tsx': `import './gone';\nexport default () => null;` };
  expect(codesOf(frontendWith(files, { accept: ['MISSING_SOURCE'] }))).toMatchObject({
    problems: [],
    notes: expect.arrayContaining(['MISSING_SOURCE']) as string[],
  });
});

test('the same folder gives the same, and every finding says where it comes from or why', () => {
  const folder = sourceFolder({
    'package.json': packageJson(),
    'app/page.tsx': 'export default () => process.env.A;',
  });
  const found = detectFrontend(folder);
  expect(detectFrontend(folder)).toEqual(found);
  const { source, port, health, auth, writable } = found;
  for (const finding of [
    source.nodeVersion,
    source.packageManager,
    source.nextVersion,
    source.output,
    source.buildCommand,
    port,
    health,
    auth,
    ...writable,
  ]) {
    expect(finding.evidence.length > 0 || finding.reason !== undefined).toBe(true);
  }
});
