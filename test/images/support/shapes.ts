import { join } from 'node:path';
import { Applications } from '../../../lib/application';
import { found, variable } from '../../support/applications';
import { backend, frontend, pythonDependencies } from './applications';
import { sourceFolder } from './source-folder';

const poetryProject = '[tool.poetry.dependencies]\npython = "^3.11"\nfastapi = "^0.115"\n';
const secret = variable('BETTER_AUTH_SECRET', { meaning: 'auth-secret', when: 'both', secret: true });
const databaseUrl = variable('DATABASE_URL', { meaning: 'database-url', when: 'both', secret: true });
const publicUrl = variable('NEXT_PUBLIC_API_URL', { meaning: 'backend-origin', when: 'build' });
const migratedBy = (tool: 'better-auth' | 'drizzle' | 'prisma') =>
  found({ tool, command: ['node', join('/opt/migrate', `${tool}.mjs`)] });

/** Applications that differ in what their Dockerfiles depend on; each way of installing and building is there. */
export const shapes: Readonly<Record<string, Applications>> = {
  'unpinned requirements, and npm with Better Auth': {
    backend: backend(),
    frontend: frontend(
      { betterAuth: found({ file: 'lib/auth.ts', exportName: 'auth', adapter: 'kysely' }) },
      { variables: [secret, databaseUrl, publicUrl], migration: migratedBy('better-auth') },
    ),
  },
  'hashed requirements, and pnpm with fonts of Google': {
    backend: backend({ dependencies: pythonDependencies({ locked: true, hashed: true }) }),
    frontend: frontend({
      packageManager: found({
        name: 'pnpm',
        lockfile: 'pnpm-lock.yaml',
        files: ['pnpm-workspace.yaml', 'patches/'],
      }),
      output: found('standalone'),
      googleFonts: [found('Inter', 'app/layout.tsx', 3)],
      nodeVersion: found('22'),
    }),
  },
  'uv with a package that nobody named, and yarn with drizzle': {
    backend: backend({
      dependencies: pythonDependencies({
        manager: 'uv-lock',
        files: ['pyproject.toml', 'uv.lock'],
        locked: true,
        undeclared: ['pydantic-settings'],
      }),
      importPaths: found(['src', '.']),
      factory: true,
    }),
    frontend: frontend(
      {
        packageManager: found({ name: 'yarn', lockfile: 'yarn.lock', files: [] }),
        drizzle: found({ configFile: 'drizzle.config.ts' }),
        nodeVersion: found('20'),
      },
      { variables: [databaseUrl], migration: migratedBy('drizzle') },
    ),
  },
  'Poetry with a lock file, and a newer yarn with prisma': {
    backend: backend(
      {
        version: found('3.11'),
        dependencies: pythonDependencies({
          manager: 'poetry-lock',
          files: ['pyproject.toml', 'poetry.lock'],
          locked: true,
        }),
      },
      { sourceDir: sourceFolder({ 'pyproject.toml': poetryProject }) },
    ),
    frontend: frontend(
      {
        packageManager: found({
          name: 'yarn-berry',
          version: '4.9.4',
          lockfile: 'yarn.lock',
          files: ['.yarnrc.yml', 'prisma/schema.prisma'],
        }),
        prisma: found({ schema: 'prisma/schema.prisma', migrations: 'prisma/migrations' }),
        runPackages: [found('openssl')],
      },
      { variables: [databaseUrl], migration: migratedBy('prisma') },
    ),
  },
  'Poetry without a lock file, and an exported site': {
    backend: backend(
      { dependencies: pythonDependencies({ manager: 'poetry', files: ['pyproject.toml'] }) },
      { sourceDir: sourceFolder({ 'pyproject.toml': poetryProject }) },
    ),
    frontend: frontend({ output: found('export'), outputDir: 'out', basePath: '/todo' }),
  },
  'a package with compiled dependencies, and drizzle with migrations without a lock file': {
    backend: backend({
      dependencies: pythonDependencies({
        manager: 'pyproject',
        files: ['pyproject.toml'],
        installsItself: true,
      }),
      buildPackages: [found('libpq-dev'), found('gcc')],
      runPackages: [found('libpq5')],
      uvShim: found(true),
    }),
    frontend: frontend(
      {
        packageManager: found({ name: 'npm', files: ['.npmrc'] }),
        drizzle: found({ configFile: 'drizzle.config.ts', migrations: 'drizzle' }),
      },
      { migration: migratedBy('drizzle') },
    ),
  },
  'factories, and bun with a program beside it': {
    backend: backend({ factory: true }),
    frontend: frontend(
      { packageManager: found({ name: 'bun', lockfile: 'bun.lock', files: [] }) },
      {
        sidecars: [
          found({
            name: 'to-backend',
            command: ['node', '/opt/programs/forward.mjs', '8000', 'todo-backend:8000'],
            port: 8000,
            health: { kind: 'tcp' },
          }),
        ],
      },
    ),
  },
};
