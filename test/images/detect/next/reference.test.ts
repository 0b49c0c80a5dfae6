import { join } from 'node:path';
import { detectFrontend } from '../../../../lib/images/detect/detect-frontend';
import { variableOf } from './support/variable-of';

const frontend = detectFrontend(join(__dirname, '../../../../frontend'));

describe("the project's own frontend", () => {
  test('is understood without a question or a remark', () => {
    expect(frontend).toMatchObject({
      notes: [],
      problems: [],
      questions: [],
      sidecars: [],
      port: { value: 3000 },
      health: { value: { alive: { kind: 'http', path: '/' }, ready: { kind: 'http', path: '/' } } },
      auth: { value: 'jwks' },
      writable: [{ value: { path: '/app/.next/cache' } }],
      source: {
        nodeVersion: { value: '24' },
        packageManager: { value: { name: 'npm', lockfile: 'package-lock.json', files: [] } },
        output: { value: 'standalone' },
        outputDir: '.next',
        buildCommand: { value: ['npm', 'run', 'build'] },
        betterAuth: { value: { file: 'lib/server/auth.ts', adapter: 'kysely' } },
        googleFonts: [],
        buildPackages: [],
      },
    });
  });

  test('brings its tables up to date by itself', () => {
    expect(frontend.migration).toBeUndefined();
  });

  test('reads all of its variables at run time, from its schema', () => {
    expect(Object.fromEntries(frontend.variables.map(({ name, meaning }) => [name, meaning]))).toEqual({
      BETTER_AUTH_SECRET: 'auth-secret',
      BETTER_AUTH_TRUSTED_ORIGINS: 'frontend-origins',
      BETTER_AUTH_URL: 'frontend-origin',
      CHAT_UI: 'other',
      DATABASE_CONNECTIONS: 'other',
      DATABASE_URL: 'database-url',
      GITHUB_CLIENT_ID: 'other',
      GITHUB_CLIENT_SECRET: 'other',
      GOOGLE_CLIENT_ID: 'other',
      GOOGLE_CLIENT_SECRET: 'other',
      MAX_REQUEST_BYTES: 'other',
      NEXT_PUBLIC_BACKEND_URL: 'backend-service',
      NEXT_PUBLIC_OPENAI_DOMAIN_KEY: 'other',
      TRUSTED_PROXIES: 'other',
    });
    expect(frontend.variables.filter(({ when }) => when !== 'run')).toEqual([]);
    expect(frontend.variables.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'BETTER_AUTH_SECRET',
      'BETTER_AUTH_URL',
      'DATABASE_URL',
      'NEXT_PUBLIC_BACKEND_URL',
    ]);
    expect(frontend.variables.filter(({ secret }) => secret).map(({ name }) => name)).toEqual([
      'BETTER_AUTH_SECRET',
      'DATABASE_URL',
      'GITHUB_CLIENT_SECRET',
      'GOOGLE_CLIENT_SECRET',
    ]);
  });

  test('has types, limits, defaults and descriptions of them', () => {
    expect(variableOf(frontend, 'CHAT_UI')).toMatchObject({
      choices: ['auto', 'chatkit', 'built-in'],
      default: 'auto',
    });
    expect(variableOf(frontend, 'MAX_REQUEST_BYTES')).toMatchObject({
      type: 'integer',
      minimum: 1,
      default: '262144',
    });
    expect(variableOf(frontend, 'TRUSTED_PROXIES').description).toContain('CIDR ranges');
  });
});
