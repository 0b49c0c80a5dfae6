import { NodePackageManager } from '../../../lib/application';
import { nextDockerfile } from '../../../lib/images/dockerfile/next-dockerfile';
import { found, variable } from '../../support/applications';
import { frontend } from '../support/applications';

const withManager = (manager: Partial<NodePackageManager>): string =>
  nextDockerfile(frontend({ packageManager: found({ name: 'npm', files: [], ...manager }) }));

test.each<[string, Partial<NodePackageManager>, string]>([
  ['npm', { lockfile: 'package-lock.json' }, 'npm ci '],
  ['pnpm', { name: 'pnpm', lockfile: 'pnpm-lock.yaml' }, 'pnpm install --frozen-lockfile '],
  ['yarn', { name: 'yarn', lockfile: 'yarn.lock' }, 'yarn install --frozen-lockfile '],
  ['a newer yarn', { name: 'yarn-berry', lockfile: 'yarn.lock' }, 'yarn install --immutable'],
  ['bun', { name: 'bun', lockfile: 'bun.lock' }, 'bun install --frozen-lockfile '],
])('%s follows its lock file to the letter', (_, manager, command) => {
  expect(withManager(manager)).toContain(`COPY package.json ${manager.lockfile} ./`);
  expect(withManager(manager)).toContain(command);
});

test('without a lock file packages are those of the date, or today’s where the registry knows none', () => {
  const text = nextDockerfile(
    frontend({
      packageManager: found({ name: 'npm', files: [] }),
      resolvedAsOf: found('2026-01-15T12:00:00.000Z'),
    }),
  );
  expect(text).toMatch(/npm install .* --before=2026-01-15T12:00:00\.000Z \|\| npm install /);
});

test.each<[NodePackageManager['name'], string]>([
  ['npm', 'npm install --cache'],
  ['pnpm', '--no-frozen-lockfile'],
  ['yarn', 'yarn install --non-interactive'],
  ['yarn-berry', '--no-immutable'],
  ['bun', 'bun install --cache-dir'],
])('%s with a lock file that lacks something completes it', (name, command) => {
  expect(withManager({ name, lockfile: 'some.lock', outdated: true })).toContain(command);
});

test('a package manager has the version that the project names', () => {
  expect(withManager({ name: 'pnpm', version: '9.12.0' })).toContain('pnpm@9.12.0');
  expect(withManager({ name: 'yarn-berry', version: '4.9.4' })).toContain('@yarnpkg/cli-dist@4.9.4');
});

test('files that installing needs are copied to their places', () => {
  expect(withManager({ files: ['.npmrc', 'prisma/schema.prisma', 'patches/'] })).toContain(
    'COPY package.json .npmrc ./\nCOPY prisma/schema.prisma ./prisma/\nCOPY patches/ ./patches/\n',
  );
});

test('an application without standalone output gets it by the environment', () => {
  expect(nextDockerfile(frontend())).toContain('NEXT_PRIVATE_STANDALONE=true');
  expect(nextDockerfile(frontend({ output: found('standalone') }))).not.toContain('NEXT_PRIVATE_STANDALONE');
});

test('another build folder is used throughout', () => {
  const text = nextDockerfile(frontend({ outputDir: 'build' }));
  expect(text).toContain("require('./build/required-server-files.json')");
  expect(text).not.toContain('.next');
});

test('an exported site is served at its base path, without Next', () => {
  const text = nextDockerfile(frontend({ output: found('export'), outputDir: 'out', basePath: '/todo' }));
  expect(text).toContain('cp -a out/. /opt/app/site/todo/');
  expect(text).toContain('CMD ["node", "server.mjs"]');
});

test('fonts of Google are replaced, unless they are to be fetched', () => {
  const googleFonts = [found('Inter', 'app/layout.tsx', 2)];
  expect(nextDockerfile(frontend({ googleFonts }))).toContain('ENV NEXT_FONT_GOOGLE_MOCKED_RESPONSES=');
  expect(nextDockerfile(frontend({ googleFonts, fetchesGoogleFonts: true }))).not.toContain('MOCKED');
});

test('placeholders are given for secrets that the build asks for, not for those of run time', () => {
  const variables = [
    variable('DATABASE_URL', {
      meaning: 'database-url',
      secret: true,
      when: 'both',
      databaseUrl: { scheme: 'postgres', tlsParameter: 'sslmode' },
    }),
    variable('OPENAI_API_KEY', { meaning: 'openai-api-key', secret: true, when: 'build' }),
    variable('SESSION_SECRET', { meaning: 'auth-secret', secret: true, when: 'run', required: true }),
  ];
  const text = nextDockerfile(frontend({}, { variables }));
  expect(text).toContain('DATABASE_URL=postgres://build:build@127.0.0.1:5432/build \\\n');
  expect(text).toContain('OPENAI_API_KEY=sk-');
  expect(text).not.toContain('SESSION_SECRET');
});

describe('a migration', () => {
  test('by Better Auth is a bundle of its own code, wherever it is and whatever its name', () => {
    const betterAuth = found({ file: 'src/lib/auth.ts', exportName: 'getAuth', adapter: 'kysely' as const });
    const migration = found({
      tool: 'better-auth' as const,
      command: ['node', '/opt/migrate/better-auth.mjs'],
    });
    const text = nextDockerfile(frontend({ betterAuth }, { migration }));
    expect(text).toContain('--alias:application-auth=./src/lib/auth.ts');
    expect(text).toContain(`'--define:AUTH_EXPORT="getAuth"'`);
    expect(text).toContain('COPY --from=build /opt/migrate /opt/migrate');
  });

  test('by Better Auth has what Next.js freezes into the code too', () => {
    const betterAuth = found({ file: 'lib/auth.ts', exportName: 'auth', adapter: 'kysely' as const });
    const migration = found({
      tool: 'better-auth' as const,
      command: ['node', '/opt/migrate/better-auth.mjs'],
    });
    const text = nextDockerfile(
      frontend(
        { betterAuth },
        { migration, variables: [variable('NEXT_PUBLIC_API_URL', { when: 'build' })] },
      ),
    );
    expect(text).toContain('--define:process.env.NEXT_PUBLIC_API_URL=\\"$NEXT_PUBLIC_API_URL\\"');
  });

  test('by drizzle brings its SQL along, and makes it where there is none', () => {
    const migration = found({ tool: 'drizzle' as const, command: ['node', '/opt/migrate/drizzle.mjs'] });
    const withSource = (migrations?: string): string =>
      nextDockerfile(
        frontend(
          { drizzle: found({ configFile: 'drizzle.config.ts', ...(migrations ? { migrations } : {}) }) },
          { migration },
        ),
      );
    expect(withSource('db/migrations')).toContain('cp -a db/migrations /opt/migrate/drizzle');
    expect(withSource()).toContain('drizzle-kit generate --config drizzle.config.ts');
  });

  test('that the application does by itself leaves nothing in the image', () => {
    const betterAuth = found({ file: 'lib/auth.ts', exportName: 'auth', adapter: 'kysely' as const });
    expect(nextDockerfile(frontend({ betterAuth }))).not.toContain('/opt/migrate');
  });
});
