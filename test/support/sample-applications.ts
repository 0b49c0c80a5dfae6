import { join } from 'node:path';
import type { BackendApplication, Finding, FrontendApplication, Variable } from '../../lib/application';
import { projectRoot } from '../../lib/support/paths';

const found = <T>(value: T, file: string, line: number, override?: string): Finding<T> => ({
  value,
  evidence: [{ file, line }],
  ...(override && { override }),
});

/** A variable as detection says it; optional, public, at run time where nothing else is said. */
export function variable(name: string, rest: Partial<Variable> = {}): Variable {
  return {
    name,
    meaning: 'other',
    required: false,
    secret: false,
    when: 'run',
    type: 'string',
    evidence: [{ file: 'settings.py', line: 9 }],
    ...rest,
  };
}

/** A FastAPI application of somebody, with these differences. */
export function backend(differences: Partial<BackendApplication> = {}): BackendApplication {
  return {
    part: 'backend',
    sourceDir: join(projectRoot, 'theirs/backend'),
    source: {
      kind: 'python',
      version: { ...found('3.13', 'pyproject.toml', 4, 'python'), reason: 'the newest that it allows' },
      dependencies: found(
        {
          manager: 'requirements',
          files: ['requirements.txt'],
          locked: false,
          hashed: false,
          undeclared: ['pydantic-settings'],
        },
        'requirements.txt',
        1,
        'dependencies',
      ),
      resolvedAsOf: {
        value: '2026-01-31T12:00:00Z',
        evidence: [],
        reason: 'the last commit',
        override: 'resolvedAsOf',
      },
      buildPackages: [],
      runPackages: [found('libpq5', 'requirements.txt', 3, 'systemPackages')],
      entry: found('main:app', 'main.py', 12, 'entry'),
      factory: false,
      importPaths: { value: ['.'], evidence: [], reason: 'where main.py lies' },
      ignored: ['tests'],
    },
    port: { value: 8000, evidence: [], reason: 'the usual one', override: 'port' },
    health: found(
      { alive: { kind: 'tcp' }, ready: { kind: 'http', path: '/health' } },
      'main.py',
      20,
      'health',
    ),
    variables: [],
    migration: found(
      { tool: 'alembic', command: ['alembic', 'upgrade', 'head'] },
      'alembic.ini',
      1,
      'migration',
    ),
    sidecars: [],
    writable: [found({ path: '/app/logs', sizeLimit: '128Mi' }, 'main.py', 7, 'writable')],
    auth: found('jwks', 'auth.py', 5),
    notes: [],
    problems: [],
    questions: [],
    ...differences,
  };
}

/** A Next.js application of somebody, with these differences. */
export function frontend(differences: Partial<FrontendApplication> = {}): FrontendApplication {
  return {
    part: 'frontend',
    sourceDir: join(projectRoot, 'theirs/frontend'),
    source: {
      kind: 'next',
      nodeVersion: { ...found('24', 'package.json', 5, 'node'), reason: 'engines allow it' },
      packageManager: found(
        { name: 'pnpm', version: '10', lockfile: 'pnpm-lock.yaml', files: [] },
        'pnpm-lock.yaml',
        1,
        'lockfile',
      ),
      nextVersion: found('16.0.3', 'pnpm-lock.yaml', 88),
      output: { value: 'default', evidence: [{ file: 'next.config.ts' }] },
      outputDir: '.next',
      buildCommand: found(['pnpm', 'run', 'build'], 'package.json', 7),
      buildPackages: [],
      runPackages: [],
      googleFonts: [found('Inter', 'app/layout.tsx', 2, 'googleFonts')],
      basePath: '',
      betterAuth: found({ file: 'lib/auth.ts', exportName: 'auth', adapter: 'kysely' }, 'lib/auth.ts', 6),
      ignored: [],
    },
    port: { value: 3000, evidence: [], reason: 'the usual one', override: 'port' },
    health: found(
      { alive: { kind: 'http', path: '/' }, ready: { kind: 'http', path: '/' } },
      'app/page.tsx',
      1,
      'health',
    ),
    variables: [],
    sidecars: [],
    writable: [],
    auth: found('jwks', 'lib/auth.ts', 11),
    notes: [],
    problems: [],
    questions: [],
    ...differences,
  };
}
