import type { BackendApplication, Finding, FrontendApplication } from '../../lib/application';
import { backendApplication, found, frontendApplication } from '../support/applications';

const { source: python } = backendApplication();
const { source: next } = frontendApplication();

/** A finding that a setting overrides. */
const settable = <T>(value: T, override: string, file: string, line: number): Finding<T> => ({
  ...found(value, file, line),
  override,
});
const usual = (port: number): Finding<number> => ({
  ...found(port),
  reason: 'the usual one',
  override: 'port',
});

/** A FastAPI application with a finding in most rows of what inspect prints. */
export function backend(more: Partial<BackendApplication> = {}): BackendApplication {
  return backendApplication({
    source: {
      ...python,
      version: { ...settable('3.13', 'python', 'pyproject.toml', 4), reason: 'the newest that it allows' },
      dependencies: settable(
        { ...python.dependencies.value, undeclared: ['pydantic-settings'] },
        'dependencies',
        'requirements.txt',
        1,
      ),
      resolvedAsOf: {
        ...found('2026-01-31T12:00:00Z'),
        reason: 'the last commit',
        override: 'resolvedAsOf',
      },
      runPackages: [settable('libpq5', 'systemPackages', 'requirements.txt', 3)],
      entry: settable('main:app', 'entry', 'main.py', 12),
      importPaths: { ...found(['.']), reason: 'where main.py lies' },
    },
    port: usual(8000),
    health: settable(
      { alive: { kind: 'tcp' }, ready: { kind: 'http', path: '/health' } },
      'health',
      'main.py',
      20,
    ),
    migration: settable(
      { tool: 'alembic', command: ['alembic', 'upgrade', 'head'] },
      'migration',
      'alembic.ini',
      1,
    ),
    writable: [settable({ path: '/app/logs', sizeLimit: '128Mi' }, 'writable', 'main.py', 7)],
    auth: found('jwks', 'auth.py', 5),
    ...more,
  });
}

/** A Next.js application with a finding in most rows of what inspect prints. */
export function frontend(more: Partial<FrontendApplication> = {}): FrontendApplication {
  return frontendApplication({
    source: {
      ...next,
      nodeVersion: { ...settable('24', 'node', 'package.json', 5), reason: 'engines allow it' },
      packageManager: settable(
        { name: 'pnpm', version: '10', lockfile: 'pnpm-lock.yaml', files: [] },
        'lockfile',
        'pnpm-lock.yaml',
        1,
      ),
      nextVersion: found('16.0.3', 'pnpm-lock.yaml', 88),
      output: found('default', 'next.config.ts'),
      buildCommand: found(['pnpm', 'run', 'build'], 'package.json', 7),
      googleFonts: [settable('Inter', 'googleFonts', 'app/layout.tsx', 2)],
      betterAuth: found({ file: 'lib/auth.ts', exportName: 'auth', adapter: 'kysely' }, 'lib/auth.ts', 6),
      ignored: [],
    },
    port: usual(3000),
    health: settable(
      { alive: { kind: 'http', path: '/' }, ready: { kind: 'http', path: '/' } },
      'health',
      'app/page.tsx',
      1,
    ),
    auth: found('jwks', 'lib/auth.ts', 11),
    ...more,
  });
}
