import { dirname } from 'node:path/posix';
import { FrontendApplication, Variable } from '../../application';
import { bundle, TOOLS_DIR } from './bundle';
import { npm, runWithNpm } from './npm';
import { writtenProgram } from './written-program';
import { shellWord } from './shell-word';
import { toolVersions } from './tool-versions';
import { writtenFile } from './written-file';

/** Where the programs lie in the image. */
const MIGRATE = '/opt/migrate';

/** What a server that is not there leaves behind: modules of Next that mean nothing outside of a request. */
const STUB = `${TOOLS_DIR}/stub.cjs`;
const STUBBED = [
  'server-only',
  'client-only',
  'next/headers',
  'next/headers.js',
  'next/cache',
  'next/navigation',
];

/** Instructions for a program in the image that migrates the database. */
export interface MigrationInstructions {
  /** In the build stage. */
  readonly build: readonly string[];
  /** In the image itself. */
  readonly copies: readonly string[];
}

/**
 * The program that a frontend's migration runs, made from its own packages: the image has no package manager and none of
 * the packages that only building needs.
 */
export function databaseMigration(application: FrontendApplication): MigrationInstructions {
  const build = instructions(application);
  return { build, copies: build.length > 0 ? [`COPY --from=build ${MIGRATE} ${MIGRATE}`] : [] };
}

function instructions(application: FrontendApplication): string[] {
  switch (application.migration?.value.tool) {
    case 'better-auth':
      return betterAuth(application);
    case 'drizzle':
      return drizzle(application);
    case 'prisma':
      return prisma(application);
    default:
      return [];
  }
}

function betterAuth({ source, variables }: FrontendApplication): string[] {
  const auth = source.betterAuth?.value;
  if (!auth) return [];
  return [
    writtenProgram('database.mjs'),
    writtenProgram('better-auth.mjs'),
    writtenFile(STUB, 'module.exports = {};'),
    '# Better Auth 1.5 moved its migrations to a module of their own.',
    bundle({
      entry: 'better-auth.mjs',
      outfile: `${MIGRATE}/better-auth.mjs`,
      before: [
        `migrations="$(node --input-type=module --eval 'try { import.meta.resolve("better-auth/db/migration"); console.log("better-auth/db/migration") } catch { console.log("better-auth/db") }')"`,
      ],
      flags: [
        `--alias:application-auth=./${shellWord(auth.file)}`,
        '--alias:better-auth-migrations="$migrations"',
        shellWord(`--define:AUTH_EXPORT="${auth.exportName}"`),
        ...variables.filter(isFrozen).map(({ name }) => frozen(name)),
        ...STUBBED.map((name) => `--alias:${name}=${STUB}`),
        "--jsx=automatic --loader:.css=empty '--external:bun:*' --external:pg-native",
      ],
    }),
  ];
}

/** Next.js puts its value into the code, of the server too: where the program runs there is no such variable. */
function isFrozen({ when, secret }: Variable): boolean {
  return when === 'build' && !secret;
}

/** A word of the shell; nothing where the build was not given a value. */
function frozen(name: string): string {
  return `\${${name}+"--define:process.env.${name}=\\"$${name}\\""}`;
}

function drizzle({ source, variables }: FrontendApplication): string[] {
  const drizzle = source.drizzle?.value;
  if (!drizzle) return [];
  const url = variables.find(({ meaning }) => meaning === 'database-url')?.name ?? 'DATABASE_URL';
  const folder = drizzle.migrations;
  return [
    writtenProgram('database.mjs'),
    writtenProgram('drizzle.mjs'),
    bundle({
      entry: 'drizzle.mjs',
      outfile: `${MIGRATE}/drizzle.mjs`,
      packages: [`pg@${toolVersions.pg}`],
      flags: [
        `--alias:pg=${TOOLS_DIR}/node_modules/pg --alias:drizzle-orm=./node_modules/drizzle-orm`,
        shellWord(`--define:DATABASE_URL_NAME="${url}"`),
        '--external:pg-native',
      ],
    }),
    ...(folder
      ? [`RUN cp -a ${shellWord(folder)} ${MIGRATE}/drizzle && chmod -R a+rX,go-w ${MIGRATE}`]
      : generatedMigrations(drizzle.configFile, url)),
  ];
}

/** The application was made with `drizzle-kit push`, which asks questions: its schema as one migration instead. */
function generatedMigrations(configFile: string, url: string): string[] {
  return [
    '# There are no migrations: one is made of the schema, and found where drizzle.config puts it.',
    [
      `RUN ${url}=postgresql://build:build@127.0.0.1:5432/build npx --no-install drizzle-kit generate --config ${shellWord(configFile)} && \\`,
      `    journal="$(find . -path ./node_modules -prune -o -path '*/meta/_journal.json' -print -quit)" && \\`,
      `    cp -a "$(dirname "$(dirname "$journal")")" ${MIGRATE}/drizzle && chmod -R a+rX,go-w ${MIGRATE}`,
    ].join('\n'),
  ];
}

/** Prisma's own command line, of the version that the application has, with its schema and migrations. */
function prisma({ source }: FrontendApplication): string[] {
  if (!source.prisma) return [];
  const folder = shellWord(dirname(source.prisma.value));
  return [
    writtenProgram('database.mjs', MIGRATE),
    writtenProgram('prisma.mjs', MIGRATE),
    runWithNpm(
      `version="$(node --print "require('prisma/package.json').version")"`,
      npm(`install --prefix ${MIGRATE}`, '"prisma@$version"'),
      `cp -a ${folder} ${MIGRATE}/schema`,
      `chmod -R a+rX,go-w ${MIGRATE}`,
    ),
  ];
}
