import { codesOf } from './support/codes-of';
import { frontendWith } from './support/frontend-with';
import { packageJson } from './support/package-json';
import { variableOf } from './support/variable-of';

const ROUTE = `
  import { toNextJsHandler } from 'better-auth/next-js';
  import { auth } from '@/lib/auth';
  export const { GET, POST } = toNextJsHandler(auth);`;

const POOL = 'new Pool({ connectionString: process.env.DATABASE_URL })';

const withAuth = (auth: string, files: Readonly<Record<string, string>> = {}) =>
  frontendWith({
    'package.json': packageJson({ 'better-auth': '1.4.7', pg: '8.16.3' }),
    'app/api/auth/[...all]/route.ts': ROUTE,
    'lib/auth.ts': `import { betterAuth } from 'better-auth';\nimport { Pool } from 'pg';\n${auth}`,
    ...files,
  });

describe('Better Auth', () => {
  test('with a pool keeps tables of its own, which are made before the rollout', () => {
    const found = withAuth(`export const auth = betterAuth({ database: ${POOL} });`);
    expect(found.source.betterAuth).toMatchObject({
      value: { file: 'lib/auth.ts', exportName: 'auth', adapter: 'kysely' },
      evidence: [
        { file: 'lib/auth.ts', line: 3 },
        { file: 'lib/auth.ts', line: 3 },
      ],
    });
    expect(found.migration?.value).toEqual({
      tool: 'better-auth',
      command: ['node', '/opt/migrate/better-auth.mjs'],
    });
    expect(found.auth.value).toBe('session-table');
  });

  test('needs its secret and the database though its code names neither', () => {
    const found = withAuth(`export const auth = betterAuth({ database: ${POOL} });`);
    expect(variableOf(found, 'BETTER_AUTH_SECRET')).toMatchObject({
      required: true,
      secret: true,
      when: 'both',
    });
    expect(variableOf(found, 'BETTER_AUTH_URL')).toMatchObject({
      required: false,
      meaning: 'frontend-origin',
      when: 'run',
    });
    expect(variableOf(found, 'BETTER_AUTH_TRUSTED_ORIGINS').meaning).toBe('frontend-origins');
    expect(variableOf(found, 'DATABASE_URL')).toMatchObject({
      required: true,
      databaseUrl: { scheme: 'postgresql', tlsParameter: 'sslmode' },
    });
  });

  test('takes its secret from where its options say', () => {
    const found = withAuth(
      `export const auth = betterAuth({ secret: process.env.AUTH_SECRET, database: ${POOL} });`,
    );
    expect(variableOf(found, 'AUTH_SECRET').required).toBe(true);
    expect(variableOf(found, 'BETTER_AUTH_SECRET').required).toBe(false);
  });

  test('with its plugin jwt gives tokens that public keys prove', () => {
    const auth = `import { jwt } from 'better-auth/plugins';\nexport const auth = betterAuth({ database: ${POOL}, plugins: [jwt()] });`;
    expect(withAuth(auth).auth.value).toBe('jwks');
  });

  test.each([
    [`export const auth = betterAuth({});`, 'auth'],
    [`export default betterAuth({});`, 'default'],
    [`const server = betterAuth({}); export default server;`, 'default'],
    [`const server = betterAuth({}); export { server as auth };`, 'auth'],
    [`export function getAuth() { return betterAuth({}); }`, 'getAuth'],
    [`let made; export const getAuth = () => (made ??= betterAuth({}));`, 'getAuth'],
  ])('is exported by %s', (auth, exportName) => {
    expect(withAuth(auth).source.betterAuth?.value.exportName).toBe(exportName);
  });

  test('is the one that a route leads to, not a copy for a command line', () => {
    const found = withAuth(`export const auth = betterAuth({ database: ${POOL} });`, {
      'better-auth.config.ts': `import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({});`,
    });
    expect(found.source.betterAuth?.value.file).toBe('lib/auth.ts');
  });

  test('is not there where nothing leads to it', () => {
    const found = frontendWith({
      'lib/auth.ts': `import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({ database: ${POOL} });`,
    });
    expect(found.source.betterAuth).toBeUndefined();
    expect(found.auth.value).toBe('none');
  });

  test('is not there where only its client is used', () => {
    const found = frontendWith({
      'package.json': packageJson({ 'better-auth': '1.4.7' }),
      'app/page.tsx': `'use client';\nimport { createAuthClient } from 'better-auth/react';\nexport default () => createAuthClient({ baseURL: process.env.NEXT_PUBLIC_AUTH });`,
    });
    expect(found.source.betterAuth).toBeUndefined();
    expect(found.migration).toBeUndefined();
    expect(found.variables.map(({ name }) => name)).toEqual(['NEXT_PUBLIC_AUTH']);
  });

  test('follows its options through functions and files', () => {
    const found = withAuth(
      `import { options } from './options';\nexport const auth = betterAuth(options());`,
      {
        'lib/options.ts': `import { db } from './db';\nexport const options = () => ({ database: drizzleAdapter(db, { provider: 'pg' }) } satisfies Options);`,
        'lib/db.ts': `export const db = {};`,
      },
    );
    expect(found.source.betterAuth?.value.adapter).toBe('drizzle');
  });

  test('whose own start makes the tables needs no migration', () => {
    const found = withAuth(`export const auth = betterAuth({ database: ${POOL} });`, {
      'instrumentation.ts': `export async function register() { await (await import('./lib/migrate')).migrate(); }`,
      'lib/migrate.ts': `import { getMigrations } from 'better-auth/db';\nimport { auth } from './auth';\nexport const migrate = async () => (await getMigrations(auth.options)).runMigrations();`,
    });
    expect(found.migration).toBeUndefined();
  });

  test('without a database would keep accounts in memory, which is refused', () => {
    const found = withAuth(`export const auth = betterAuth({ emailAndPassword: { enabled: true } });`);
    expect(found.problems).toMatchObject([{ code: 'STATE_IN_MEMORY', evidence: [{ line: 3 }] }]);
    const sessionsOnly = withAuth(`export const auth = betterAuth({ socialProviders: {} });`);
    expect(sessionsOnly.problems).toEqual([]);
  });

  test('that needs arguments is migrated by the value that the code makes of it', () => {
    const maker = `export const createAuth = (url: string) => betterAuth({ database: new Pool({ connectionString: url }) });`;
    const made = withAuth(`${maker}\nexport const auth = createAuth(process.env.DATABASE_URL!);`);
    expect(made.source.betterAuth?.value.exportName).toBe('auth');
    expect(made.migration?.value.tool).toBe('better-auth');
    const unmade = withAuth(maker);
    expect(unmade.migration).toBeUndefined();
    expect(codesOf(unmade).notes).toContain('NO_MIGRATION');
  });
});

test.each(['drizzle', 'prisma'])('accounts that %s keeps have no tables where nothing says which', (name) => {
  const found = frontendWith({
    'lib/auth.ts': `import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({ database: ${name}Adapter(db, {}) });`,
    'app/api/auth/[...all]/route.ts': ROUTE,
  });
  expect(found.migration).toBeUndefined();
  expect(codesOf(found).notes).toContain('NO_MIGRATION');
});

test.each([
  ['{ provider: "postgresql", url: process.env.DATABASE_URL }', undefined, true],
  ['{ db, type: "postgres" }', 'better-auth', false],
  [`process.env.DATABASE_URL ? ${POOL} : undefined`, 'better-auth', false],
])('the tables of betterAuth({ database: %s }) are made by %s', (database, tool, isSaid) => {
  const found = frontendWith({
    'lib/auth.ts': `import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({ database: ${database} });`,
    'app/api/auth/[...all]/route.ts': ROUTE,
  });
  expect(found.migration?.value.tool).toBe(tool);
  expect(codesOf(found).notes.includes('NO_MIGRATION')).toBe(isSaid);
});

describe('other tables', () => {
  test('of drizzle are made by its migrations, of which it is told whether there are any', () => {
    const files = {
      'drizzle.config.ts': `export default defineConfig({ dialect: 'postgresql', out: './db/' + 'migrations' });`,
      'lib/db.ts': `import { drizzle } from 'drizzle-orm/node-postgres';\nexport const db = drizzle(process.env.DATABASE_URL!);`,
      'app/page.tsx': `import { db } from '@/lib/db';\nexport default () => db;`,
    };
    const none = frontendWith(files);
    expect(none.source.drizzle?.value).toEqual({ configFile: 'drizzle.config.ts' });
    expect(none.migration?.value).toEqual({ tool: 'drizzle', command: ['node', '/opt/migrate/drizzle.mjs'] });
    const some = frontendWith({ ...files, 'db/migrations/0000_init.sql': 'CREATE TABLE task ();' });
    expect(some.source.drizzle?.value.migrations).toBe('db/migrations');
  });

  test('of prisma are made by its migrations, by the addresses that its schema names', () => {
    const found = frontendWith({
      'package.json': packageJson({ '@prisma/client': '6.0.0' }),
      'prisma/schema.prisma':
        'datasource db {\n  url = env("POSTGRES_URL")\n  directUrl = env("DIRECT_URL")\n}\n',
    });
    expect(found.source.prisma?.value).toEqual({ schema: 'prisma/schema.prisma' });
    expect(codesOf(found).notes).toContain('NO_MIGRATIONS');
    expect(found.migration?.value.tool).toBe('prisma');
    expect(variableOf(found, 'POSTGRES_URL')).toMatchObject({
      meaning: 'database-url',
      required: true,
      evidence: [{ file: 'prisma/schema.prisma', line: 2 }],
    });
    expect(codesOf(found).notes).toContain('PRISMA_ENGINES');
  });

  test('of prisma 7 are made by what prisma.config says, whose variables the build needs', () => {
    const found = frontendWith({
      'package.json': packageJson({ '@prisma/client': '7.0.0' }),
      'prisma.config.ts': `export default defineConfig({ schema: 'prisma', datasource: { url: env('DATABASE_URL') } });`,
      'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n}\n',
      'prisma/models/task.prisma': 'model Task {}',
      'prisma/migrations/1_init/migration.sql': '',
    });
    expect(found.source.prisma?.value).toEqual({
      schema: 'prisma/',
      configFile: 'prisma.config.ts',
      migrations: 'prisma/migrations',
    });
    expect(found.database?.value).toBe('prisma postgresql');
    expect(found.source.packageManager.value.files).toEqual(['prisma/', 'prisma.config.ts']);
    expect(variableOf(found, 'DATABASE_URL')).toMatchObject({
      required: true,
      when: 'both',
      evidence: [{ line: 1 }],
    });
    expect(codesOf(found).notes).not.toContain('NO_MIGRATIONS');
  });

  test('are made by the command of todo.config.ts, or by none', () => {
    const auth = {
      'lib/auth.ts': `import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({ database: ${POOL} });`,
      'app/api/auth/[...all]/route.ts': ROUTE,
    };
    expect(frontendWith(auth, { migration: 'none' }).migration).toBeUndefined();
    expect(frontendWith(auth, { migration: ['node', 'migrate.js'] }).migration?.value).toEqual({
      tool: 'own',
      command: ['node', 'migrate.js'],
    });
  });
});

describe('database drivers', () => {
  const using = (code: string, files = {}) =>
    frontendWith({
      'app/page.tsx': `import { db } from '@/lib/db';\nexport default () => db;`,
      'lib/db.ts': code,
      ...files,
    });

  test("that speak to Neon's proxy only are refused, unless Neon is accepted", () => {
    const code = `import { neon } from '@neondatabase/serverless';\nexport const db = neon(process.env.DATABASE_URL!);`;
    expect(using(code).problems).toMatchObject([
      { code: 'NEON_ONLY', evidence: [{ file: 'lib/db.ts', line: 1 }] },
    ]);
    const accepted = frontendWith({ 'app/page.tsx': code }, { accept: ['NEON_ONLY'] });
    expect(codesOf(accepted)).toMatchObject({
      notes: expect.arrayContaining(['NEON_ONLY']) as string[],
      problems: [],
    });
  });

  test('are named with the lines that import them', () => {
    const found = using(`import { Pool } from 'pg';\nexport const db = new Pool();`);
    expect(found.database).toMatchObject({ value: 'pg', evidence: [{ file: 'lib/db.ts', line: 1 }] });
  });

  test("of prisma are told by its schema's provider", () => {
    const schema = (provider: string) => ({
      'package.json': packageJson({ '@prisma/client': '6.0.0' }),
      'prisma/schema.prisma': `generator client {\n  provider = "prisma-client-js"\n}\ndatasource db {\n  provider = "${provider}"\n}\n`,
    });
    expect(frontendWith(schema('postgresql')).problems).toEqual([]);
    expect(frontendWith(schema('sqlite')).problems).toMatchObject([
      { code: 'SQLITE', evidence: [{ file: 'prisma/schema.prisma', line: 5 }] },
    ]);
    expect(codesOf(frontendWith(schema('mysql'))).problems).toEqual(['OTHER_DATABASE']);
  });

  test('beside a plain one are only mentioned', () => {
    const code = `import { neon } from '@neondatabase/serverless';\nimport { Pool } from 'pg';\nexport const db = process.env.LOCAL ? new Pool() : neon('');`;
    expect(codesOf(using(code))).toMatchObject({
      problems: [],
      notes: expect.arrayContaining(['NEON_ONLY']) as string[],
    });
  });

  test('of SQLite are refused; one replica is left where that is accepted', () => {
    const code = `import Database from 'better-sqlite3';\nexport const db = new Database('todo.db');`;
    expect(using(code).problems).toMatchObject([{ code: 'SQLITE' }]);
    const accepted = frontendWith({ 'app/page.tsx': code }, { accept: ['SQLITE'] });
    expect(accepted.maxReplicas?.value).toBe(1);
    expect(accepted.problems).toEqual([]);
  });

  test.each([
    ['{ rejectUnauthorized: false }', 'DATABASE_TLS'],
    ["'require'", 'DATABASE_TLS'],
    ["process.env.NODE_ENV === 'production' ? { rejectUnauthorized: false } : false", 'DATABASE_TLS'],
    ['{ ca: process.env.CA, rejectUnauthorized: true }', 'DATABASE_TLS'],
    ['true', 'DATABASE_CERTIFICATE'],
    ['{ rejectUnauthorized: true }', 'DATABASE_CERTIFICATE'],
    ["process.env.NODE_ENV === 'production' ? true : false", 'DATABASE_CERTIFICATE'],
    ["url.includes('neon.tech') ? { rejectUnauthorized: false } : undefined", undefined],
    ['false', undefined],
  ])('that demand encryption by ssl: %s are noticed, and refused where they verify it: %s', (ssl, code) => {
    const found = using(`import { Pool } from 'pg';\nexport const db = new Pool({ ssl: ${ssl} });`);
    const { notes, problems } = codesOf(found);
    expect(notes.includes('DATABASE_TLS')).toBe(code === 'DATABASE_TLS');
    expect(problems).toEqual(code === 'DATABASE_CERTIFICATE' ? [code] : []);
  });

  test.each([
    ["url.searchParams.set('sslmode', 'require');", true],
    ["url.searchParams.append('sslmode', 'verify-full');", true],
    ["if (process.env.NODE_ENV === 'production') url.searchParams.set('sslmode', 'require');", true],
    ["if (!url.searchParams.has('sslmode')) url.searchParams.set('sslmode', 'require');", true],
    [
      "if (url.searchParams.get('sslmode') === 'require') url.searchParams.set('sslmode', 'verify-full');",
      false,
    ],
    ["if (url.host.includes('neon.tech')) url.searchParams.set('sslmode', 'require');", false],
    ["url.href += '?sslmode=require';", true],
    ["url.href = href.includes('sslmode') ? href : `${href}?sslmode=require`;", true],
    ['url.href = isNeon ? `${href}?sslmode=require` : href;', false],
    ["url.href += '?uselibpqcompat=true&sslmode=require';", false],
    ["url.href += '?sslmode=no-verify';", false],
    ["url.searchParams.set('sslmode', 'no-verify');", false],
    ["url.searchParams.set('sslmode', 'disable');", false],
    ["url.searchParams.set('uselibpqcompat', 'true'); url.searchParams.set('sslmode', 'require');", false],
  ])('that verify by the address, which overrules `ssl` in pg, are refused: %s', (code, isRefused) => {
    const pool = `new Pool({ connectionString: url.toString(), ssl: { rejectUnauthorized: false } })`;
    const making = `const url = new URL(process.env.DATABASE_URL!);\n${code}\nexport const db = ${pool};`;
    const { problems } = codesOf(using(`import { Pool } from 'pg';\n${making}`));
    expect(problems).toEqual(isRefused ? ['DATABASE_CERTIFICATE'] : []);
    const other = using(`import postgres from 'postgres';\n${code}\nexport const db = postgres(url);`);
    expect(other.problems).toEqual([]);
  });
});

describe('signing in without Better Auth', () => {
  test.each([
    [
      'shared-secret',
      {
        'app/api/token/route.ts': `import { SignJWT } from 'jose';\nexport const GET = () => new SignJWT({});`,
      },
    ],
    [
      'none',
      {
        'app/api/me/route.ts': `import { jwtVerify } from 'jose';\nexport const GET = () => jwtVerify('', '');`,
      },
    ],
    [
      'own',
      {
        'app/page.tsx':
          "'use client';\nexport default () => fetch(`${process.env.NEXT_PUBLIC_API_URL}/auth/login`);",
      },
    ],
    [
      'own',
      {
        'app/page.tsx': `'use client';\nimport { createClient } from '@supabase/supabase-js';\nexport default () => createClient();`,
      },
    ],
    ['none', {}],
  ])('is %s', (mode, files) => {
    expect(frontendWith(files).auth.value).toBe(mode);
  });
});
