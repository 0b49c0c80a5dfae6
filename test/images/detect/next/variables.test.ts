import { frontendWith } from './support/frontend-with';
import { packageJson } from './support/package-json';
import { variableOf } from './support/variable-of';

/** A page that imports a module of the browser and one of the server. */
const BOTH = {
  'app/page.tsx': `
    import { Tasks } from '../components/tasks';
    import { read } from '../lib/server';
    export default () => { read(); return <Tasks />; };`,
  'components/tasks.tsx': `
    'use client';
    import { api } from '@/lib/api';
    export const Tasks = () => api();`,
  'lib/api.ts': '',
  'lib/server.ts': '',
};

const inBrowser = (code: string) => frontendWith({ ...BOTH, 'lib/api.ts': code });
const inServer = (code: string) => frontendWith({ ...BOTH, 'lib/server.ts': code });

describe('a variable that the browser reads', () => {
  test('is frozen while building, and is the address that browsers know', () => {
    const found = inBrowser(
      `export const api = () => fetch(process.env.NEXT_PUBLIC_API_URL + '/api/tasks');`,
    );
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL')).toMatchObject({
      meaning: 'backend-origin',
      when: 'build',
      secret: false,
      required: true,
      evidence: [{ file: 'lib/api.ts', line: 1 }],
    });
  });

  test('keeps the path of its default, and without a value the default counts', () => {
    const found = inBrowser(
      `const url = process.env.NEXT_PUBLIC_API_BASE_URL ?? 'http://localhost:8000/api/v1/';`,
    );
    expect(variableOf(found, 'NEXT_PUBLIC_API_BASE_URL')).toMatchObject({
      path: '/api/v1',
      required: false,
      default: 'http://localhost:8000/api/v1/',
    });
  });

  test('has the path of its example where the code has no default', () => {
    const files = {
      'lib/api.ts': 'fetch(process.env.NEXT_PUBLIC_API_URL)',
      '.env.example': '# Of the backend\nNEXT_PUBLIC_API_URL=http://localhost:8000/api',
    };
    const found = frontendWith({ ...BOTH, ...files });
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL')).toMatchObject({
      path: '/api',
      description: 'Of the backend',
    });
  });

  test.each([
    ['NEXT_PUBLIC_APP_URL', 'frontend-origin'],
    ['NEXT_PUBLIC_BETTER_AUTH_URL', 'frontend-origin'],
    ['NEXT_PUBLIC_SITE_URL', 'frontend-origin'],
    ['NEXT_PUBLIC_BACKEND_URL', 'backend-origin'],
    ['NEXT_PUBLIC_CHAT_API_URL', 'backend-origin'],
    ['NEXT_PUBLIC_CHATKIT_DOMAIN_KEY', 'other'],
    ['NEXT_PUBLIC_OPENAI_API_URL', 'other'],
    ['NEXT_PUBLIC_THEME', 'other'],
  ])('%s stands for %s', (name, meaning) => {
    expect(variableOf(inBrowser(`export const api = () => process.env.${name};`), name).meaning).toBe(
      meaning,
    );
  });

  test('is told apart by the port of its default where its name says little', () => {
    const found = inBrowser(`
      const own = process.env.NEXT_PUBLIC_BASE_URL || 'http://localhost:3000';
      const auth = process.env.NEXT_PUBLIC_AUTH_URL || 'http://localhost:8000';`);
    expect(variableOf(found, 'NEXT_PUBLIC_BASE_URL').meaning).toBe('frontend-origin');
    expect(variableOf(found, 'NEXT_PUBLIC_AUTH_URL').meaning).toBe('backend-origin');
  });

  test('is that of this site on the next port too, which `next dev` takes where 3000 is taken', () => {
    const found = inBrowser(`
      const own = process.env.NEXT_PUBLIC_APP_URL || 'http://localhost:3001';
      const api = process.env.NEXT_PUBLIC_API_URL || 'http://localhost:3001';`);
    expect(variableOf(found, 'NEXT_PUBLIC_APP_URL').meaning).toBe('frontend-origin');
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL').meaning).toBe('backend-origin');
  });

  test('whose defaults end in different paths has one of them, which is said', () => {
    const read = `process.env.NEXT_PUBLIC_API_URL || 'http://localhost:8000`;
    const found = inBrowser(`const a = ${read}';\nconst b = ${read}/api';`);
    expect(found.notes).toContainEqual(
      expect.objectContaining({
        code: 'DIFFERENT_DEFAULTS',
        evidence: [expect.objectContaining({ line: 2 })],
      }),
    );
    const same = inBrowser(`const a = ${read}';\nconst b = ${read}/';`);
    expect(same.notes.map(({ code }) => code)).not.toContain('DIFFERENT_DEFAULTS');
  });

  test('is left to its default when that is a path of the same site', () => {
    const found = inBrowser(`const url = process.env.NEXT_PUBLIC_API_URL || '/api';`);
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL')).toMatchObject({ meaning: 'other', required: false });
  });

  test('that looks like a secret is never one, and that is said', () => {
    const found = inBrowser(`export const key = process.env.NEXT_PUBLIC_OPENAI_API_KEY;`);
    expect(variableOf(found, 'NEXT_PUBLIC_OPENAI_API_KEY')).toMatchObject({
      secret: false,
      meaning: 'other',
    });
    expect(found.notes.map(({ code }) => code)).toContain('PUBLIC_SECRET');
  });
});

describe('a variable that the server reads', () => {
  test('is given at run time, as the address inside the cluster', () => {
    const found = inServer(`export const read = () => fetch(process.env.BACKEND_URL);`);
    expect(variableOf(found, 'BACKEND_URL')).toMatchObject({ meaning: 'backend-service', when: 'run' });
  });

  test('is that address too whatever its name, where its default has the port of the backend', () => {
    const found = inServer(`
      const agent = process.env.AGENT_ENTRY || 'http://localhost:8000/agent';
      const other = process.env.OTHER_ENTRY || 'http://localhost:9200';`);
    expect(variableOf(found, 'AGENT_ENTRY')).toMatchObject({ meaning: 'backend-service', path: '/agent' });
    expect(variableOf(found, 'OTHER_ENTRY').meaning).toBe('other');
  });

  test('is frozen all the same when its name is public', () => {
    const found = inServer(`export const read = () => fetch(process.env.NEXT_PUBLIC_API_URL);`);
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL')).toMatchObject({
      meaning: 'backend-service',
      when: 'build',
    });
  });

  test('is not frozen when it is read from a map that holds the environment', () => {
    const found = inServer(`
      export const read = () => config(process.env);
      function config(env: NodeJS.ProcessEnv) { return env.NEXT_PUBLIC_BACKEND_URL; }`);
    expect(variableOf(found, 'NEXT_PUBLIC_BACKEND_URL')).toMatchObject({
      meaning: 'backend-service',
      when: 'run',
    });
  });

  test.each([
    ['by destructuring', `const { DATABASE_URL: url, PAGE_SIZE = '20' } = process.env;`],
    [
      'by a constant',
      `const env = process.env; const url = env['DATABASE_URL']; const size = env.PAGE_SIZE || '20';`,
    ],
    [
      'by a function for it',
      `
      const variable = (name, fallback) => process.env[name] ?? fallback;
      const url = variable('DATABASE_URL'); const size = variable('PAGE_SIZE', '20');`,
    ],
    [
      'by a function that calls another',
      `
      function optional(name) { return process.env[name]; }
      function number(name, fallback) { return Number(optional(name) ?? fallback); }
      const url = optional('DATABASE_URL'); const size = number('PAGE_SIZE', 20);`,
    ],
  ])('is found when it is read %s', (_, code) => {
    const found = inServer(code);
    expect(variableOf(found, 'DATABASE_URL')).toMatchObject({
      meaning: 'database-url',
      secret: true,
      required: true,
    });
    expect(variableOf(found, 'PAGE_SIZE')).toMatchObject({ default: '20', required: false });
  });

  test('is found in a list of names that is gone through', () => {
    const found = inServer(`
      const NEEDED = ['STRIPE_KEY', 'MAIL_FROM'] as const;
      for (const name of NEEDED) if (!process.env[name]) throw new Error(name);`);
    expect(variableOf(found, 'STRIPE_KEY')).toMatchObject({ required: true, secret: true, when: 'both' });
    expect(variableOf(found, 'MAIL_FROM')).toMatchObject({ required: true, secret: false });
  });

  test.each([
    ['if (!process.env.REGION) throw new Error();', true],
    ["const region = process.env.REGION; if (region === undefined) throw new Error('none');", true],
    ['const region = process.env.REGION ?? fail(); function fail(): never { throw new Error(); }', true],
    ['if (!process.env.REGION) process.exit(1);', true],
    ['export const read = () => { if (!process.env.REGION) throw new Error(); };', false],
    [
      'const region = process.env.REGION; export const read = () => { if (!region) throw new Error(); };',
      false,
    ],
    ['const region = process.env.REGION!;', false],
    ['const region = process.env.REGION as string;', false],
    ["const region = process.env.REGION || 'eu';", false],
    ['const region = process.env.REGION;', false],
  ])('is required where the application cannot start without it: %s', (code, required) => {
    expect(variableOf(inServer(code), 'REGION').required).toBe(required);
  });

  test('is secret and needed while building when a module reads it as it is loaded', () => {
    const found = inServer(`export const key = process.env.BETTER_AUTH_SECRET;`);
    expect(variableOf(found, 'BETTER_AUTH_SECRET')).toMatchObject({
      secret: true,
      when: 'both',
      meaning: 'auth-secret',
    });
  });

  test('is in the image as well where a page reads it that is rendered while building', () => {
    const page = (code: string) =>
      frontendWith({ 'app/page.tsx': `export default async () => { ${code} };` });
    expect(variableOf(page('return process.env.API_URL'), 'API_URL').when).toBe('both');
    expect(variableOf(page('await cookies(); return process.env.API_URL'), 'API_URL').when).toBe('run');
  });

  test('has the type that it is turned into', () => {
    const found = inServer(`
      const port = parseInt(process.env.PORT || '3000', 10);
      const ratio = Number(process.env.SAMPLE_RATIO ?? 0.5);
      const debug = process.env.DEBUG_QUERIES === 'true';`);
    expect(variableOf(found, 'PORT')).toMatchObject({ type: 'integer', meaning: 'port', default: '3000' });
    expect(variableOf(found, 'SAMPLE_RATIO')).toMatchObject({ type: 'number', default: '0.5' });
    expect(variableOf(found, 'DEBUG_QUERIES')).toMatchObject({ type: 'boolean' });
  });

  test('keys of other providers of models are known', () => {
    expect(variableOf(inServer('process.env.GEMINI_API_KEY'), 'GEMINI_API_KEY')).toMatchObject({
      meaning: 'model-api-key',
      secret: true,
    });
  });
});

describe('variables that are no setting of the application', () => {
  test('are left out: those of the platform, of tests and of scripts', () => {
    const found = frontendWith({
      'app/page.tsx': `export default () => process.env.NODE_ENV + process.env.VERCEL_URL + process.env.NEXT_RUNTIME;`,
      'scripts/seed.ts': 'process.env.SEED_URL',
      'lib/api.test.ts': 'process.env.TEST_URL',
      'playwright.config.ts': 'process.env.BASE_URL',
    });
    expect(found.variables).toEqual([]);
  });

  test('stay optional when no page leads to the code that reads them', () => {
    const found = frontendWith({ 'lib/mail.ts': `if (!process.env.MAIL_HOST) throw new Error();` });
    expect(variableOf(found, 'MAIL_HOST').required).toBe(false);
  });

  test('a type import leads nowhere, and neither does a function of the server that a browser calls', () => {
    const found = frontendWith({
      'app/page.tsx': `'use client'; import type { Row } from './row'; import { save } from './actions'; export default () => save();`,
      'app/row.ts': 'process.env.NEXT_PUBLIC_ROWS',
      'app/actions.ts': `'use server'; export async function save() { return fetch(process.env.API_URL); }`,
    });
    expect(variableOf(found, 'API_URL')).toMatchObject({ meaning: 'backend-service', when: 'run' });
    expect(variableOf(found, 'NEXT_PUBLIC_ROWS').required).toBe(false);
  });
});

test('values in a file of the application, which no image has, are said to be left out', () => {
  const found = frontendWith({
    'app/page.tsx': `'use client'; export default () => process.env.NEXT_PUBLIC_NAME + process.env.NEXT_PUBLIC_API_URL;`,
    '.env.production': 'NEXT_PUBLIC_NAME=Todo\nNEXT_PUBLIC_API_URL=https://todo.example.com\nUNUSED=1\n',
  });
  expect(found.notes).toContainEqual(
    expect.objectContaining({ code: 'ENV_FILE', evidence: [{ file: '.env.production' }] }),
  );
  const [note] = found.notes.filter(({ code }) => code === 'ENV_FILE');
  expect(note?.text).toContain('NEXT_PUBLIC_NAME holds');
  expect(note?.text).not.toContain('Todo');
});

describe('a schema of the environment', () => {
  test('of zod gives types, limits, defaults, choices and descriptions', () => {
    const found = inServer(`
      import { z } from 'zod';
      const LEVELS = ['debug', 'info'] as const;
      export const env = z.object({
        DATABASE_URL: z.string().url(),
        PAGE_SIZE: z.coerce.number().int().min(1).max(10 * 10).default(20).describe('Tasks ' + 'on a page.'),
        LOG_LEVEL: z.enum(LEVELS).default('info'),
        /** Shows what is new. */
        BETA: z.stringbool().optional(),
        REGION: z.string().min(2),
      }).parse(process.env);`);
    expect(variableOf(found, 'PAGE_SIZE')).toMatchObject({
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: '20',
      description: 'Tasks on a page.',
      required: false,
    });
    expect(variableOf(found, 'LOG_LEVEL')).toMatchObject({ choices: ['debug', 'info'], default: 'info' });
    expect(variableOf(found, 'BETA')).toMatchObject({ type: 'boolean', description: 'Shows what is new.' });
    expect(variableOf(found, 'REGION')).toMatchObject({ required: true, when: 'both' });
    expect(variableOf(found, 'REGION')).not.toHaveProperty('minimum');
    expect(variableOf(found, 'DATABASE_URL')).toMatchObject({ required: true, when: 'both' });
  });

  test('of valibot and of t3-env is read too', () => {
    const found = inServer(`
      export const env = createEnv({
        server: { MAIL_HOST: v.pipe(v.string(), v.minLength(1)) },
        client: { NEXT_PUBLIC_THEME: v.optional(v.picklist(['light', 'dark']), 'light') },
        runtimeEnv: { MAIL_HOST: process.env.MAIL_HOST, NEXT_PUBLIC_THEME: process.env.NEXT_PUBLIC_THEME },
      });`);
    expect(variableOf(found, 'MAIL_HOST')).toMatchObject({ required: true });
    expect(variableOf(found, 'NEXT_PUBLIC_THEME')).toMatchObject({
      choices: ['light', 'dark'],
      default: 'light',
    });
  });

  test('of something else is none', () => {
    expect(
      inServer(`export const task = z.object({ title: z.string(), ID: z.number() });`).variables,
    ).toEqual([]);
  });
});

test('what a client of Supabase is made of is required, and frozen for the browser', () => {
  const found = inBrowser(`
    import { createBrowserClient } from '@supabase/ssr';
    const key = process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY;
    export const api = () => createBrowserClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, key);`);
  for (const name of ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_ANON_KEY'])
    expect(variableOf(found, name)).toMatchObject({ required: true, secret: false, when: 'both' });
});

describe('next.config', () => {
  test('insists on what the schema of another file insists on, if only it imports that file', () => {
    const found = frontendWith({
      'next.config.mjs': `import './env.js';\nexport default {};`,
      'env.js': `export const env = createEnv({ server: { REGION: z.string() } });`,
    });
    expect(variableOf(found, 'REGION')).toMatchObject({ required: true, when: 'build' });
  });

  test('reads its variables while building, and rewrites go to the address inside the cluster', () => {
    const found = frontendWith({
      'next.config.mjs': `
        const backend = process.env.NEXT_PUBLIC_API_URL || 'http://localhost:8000';
        export default { rewrites: async () => [{ source: '/api/:path*', destination: backend + '/api/:path*' }] };`,
    });
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL')).toMatchObject({
      meaning: 'backend-service',
      when: 'build',
    });
    expect(found.sidecars).toEqual([]);
  });

  test('decides where only code that nothing leads to reads the same variable', () => {
    const found = frontendWith({
      'next.config.js': `module.exports = { rewrites: () => [{ source: '/x', destination: process.env.NEXT_PUBLIC_API_URL }] };`,
      'lib/old-api.ts': 'export const api = () => fetch(process.env.NEXT_PUBLIC_API_URL);',
    });
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL').meaning).toBe('backend-service');
  });

  test('with a variable in rewrites that browsers know too needs localhost to be passed on', () => {
    const found = frontendWith({
      ...BOTH,
      'lib/api.ts': 'export const api = () => fetch(process.env.NEXT_PUBLIC_API_URL);',
      'next.config.js': `module.exports = { rewrites() { return [{ source: '/x', destination: process.env.NEXT_PUBLIC_API_URL }]; } };`,
    });
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL').meaning).toBe('backend-origin');
    expect(found.sidecars).toMatchObject([
      {
        value: { name: 'to-backend', port: 8000, health: { kind: 'tcp' } },
        evidence: [{ file: 'next.config.js' }],
      },
    ]);
    expect(found.notes.map(({ code }) => code)).toContain('LOCALHOST_FORWARD');
  });

  test('is not needed for that: a module that a handler and a page of the browser share is enough', () => {
    const shared = { 'lib/api.ts': 'export const api = () => fetch(process.env.NEXT_PUBLIC_API_URL);' };
    const handler = { 'app/api/tasks/route.ts': `import { api } from '@/lib/api';\nexport const GET = api;` };
    expect(frontendWith({ ...BOTH, ...shared, ...handler }).sidecars).toHaveLength(1);
    expect(frontendWith({ ...BOTH, ...shared }).sidecars).toEqual([]);
  });

  test('is not needed by pages that are only rendered in the server', () => {
    const page = (more: string) =>
      frontendWith({
        'pages/about.tsx': `${more}\nexport default () => fetch(process.env.NEXT_PUBLIC_API_URL);`,
      });
    expect(page('').sidecars).toEqual([]);
    expect(page('export const getServerSideProps = () => ({ props: {} });').sidecars).toHaveLength(1);
  });

  test('hands names on by `env`: what is frozen is the variable behind the name', () => {
    const found = frontendWith({
      ...BOTH,
      'next.config.js': `module.exports = { env: { API: process.env.BACKEND_URL, APP_NAME: 'Todo', SECRET_KEY: process.env.SECRET_KEY } };`,
      'lib/api.ts': 'export const api = () => fetch(process.env.API + process.env.APP_NAME);',
      'lib/server.ts': 'export const read = () => process.env.SECRET_KEY;',
    });
    expect(found.variables.map(({ name }) => name)).toEqual(['BACKEND_URL', 'SECRET_KEY']);
    expect(variableOf(found, 'BACKEND_URL')).toMatchObject({ meaning: 'backend-origin', when: 'build' });
    expect(variableOf(found, 'SECRET_KEY')).toMatchObject({ secret: true, when: 'run' });
  });

  test.each([
    ['app/api/tasks/route.ts', 'export const GET = () => fetch(process.env.BACKEND_URL);'],
    ['app/page.tsx', `'use client';\nconst url = process.env.BACKEND_URL;\nexport default () => url;`],
  ])('that is private is read again where the server runs, beside next.config: in %s', (file, code) => {
    const found = frontendWith({
      'next.config.js': `module.exports = { rewrites: () => [{ source: '/api/:path*', destination: process.env.BACKEND_URL + '/:path*' }] };`,
      [file]: code,
    });
    expect(variableOf(found, 'BACKEND_URL')).toMatchObject({ meaning: 'backend-service', when: 'both' });
  });

  test('with an empty default beside rewrites: the browser asks this site', () => {
    const found = frontendWith({
      ...BOTH,
      'lib/api.ts': `const url = process.env.NEXT_PUBLIC_API_URL || '';`,
      'next.config.js': `module.exports = { rewrites: () => [] };`,
    });
    expect(variableOf(found, 'NEXT_PUBLIC_API_URL')).toMatchObject({ meaning: 'other', required: false });
  });
});

describe('libraries', () => {
  test('read variables by themselves', () => {
    const found = frontendWith({
      'package.json': packageJson({ openai: '5.0.0', '@clerk/nextjs': '6.0.0' }),
      'app/api/chat/route.ts': `import OpenAI from 'openai'; export const POST = () => new OpenAI();`,
      'middleware.ts': `import { clerkMiddleware } from '@clerk/nextjs/server'; export default clerkMiddleware();`,
    });
    expect(variableOf(found, 'OPENAI_API_KEY')).toMatchObject({ required: false, secret: true });
    expect(variableOf(found, 'CLERK_SECRET_KEY')).toMatchObject({
      required: true,
      secret: true,
      when: 'run',
    });
    expect(variableOf(found, 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY')).toMatchObject({
      required: true,
      secret: false,
    });
    expect(found.auth).toMatchObject({ value: 'own' });
  });
});

describe('todo.config.ts', () => {
  test('overrides what was found, and names what was not seen', () => {
    const found = frontendWith(
      { 'app/page.tsx': 'export default () => process.env.ADDRESS;' },
      {
        variables: {
          ADDRESS: { meaning: 'backend-service', required: true },
          COMPUTED_TOKEN: { required: true },
        },
      },
    );
    expect(variableOf(found, 'ADDRESS')).toMatchObject({ meaning: 'backend-service', required: true });
    expect(variableOf(found, 'COMPUTED_TOKEN')).toMatchObject({
      required: true,
      secret: true,
      when: 'run',
      evidence: [],
    });
  });
});
