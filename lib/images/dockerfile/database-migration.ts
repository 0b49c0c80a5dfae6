import { FrontendApplication, Variable } from '../../application';
import { bundle, TOOLS_DIR } from './bundle';
import { writtenProgram } from './written-program';
import { PLACEHOLDER_URL, placeholders } from './placeholders';
import { shellWord } from './shell-word';
import { toolVersions } from './tool-versions';
import { writtenFile } from './written-file';

/** Where the programs lie in the image. */
const MIGRATE = '/opt/migrate';
const SCHEMA = `${MIGRATE}/schema.sql`;

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
  const url = databaseUrl(variables);
  const flags = ['--alias:drizzle-orm=./node_modules/drizzle-orm'];
  if (drizzle.migrations)
    return [...sqlProgram('drizzle', 'drizzle', url, flags), brought(drizzle.migrations, 'drizzle')];
  return [
    ...sqlProgram('schema', 'drizzle', url),
    '# There are no migrations: one is made of the schema, and found where drizzle.config puts it.',
    [
      `RUN touch ${TOOLS_DIR}/before && \\`,
      `    ${toolVariables(variables)} npx --no-install drizzle-kit generate --config ${shellWord(drizzle.configFile)} && \\`,
      `    find . -path ./node_modules -prune -o -name '*.sql' -newer ${TOOLS_DIR}/before -exec cat {} + > ${SCHEMA} && \\`,
      `    test -s ${SCHEMA}`,
    ].join('\n'),
  ];
}

function prisma({ source, variables }: FrontendApplication): string[] {
  const prisma = source.prisma?.value;
  if (!prisma) return [];
  const url = databaseUrl(variables);
  if (prisma.migrations)
    return [...sqlProgram('prisma', 'prisma', url), brought(prisma.migrations, 'prisma')];
  const diff = `${toolVariables(variables)} npx --no-install prisma migrate diff --from-empty --script`;
  const schema = shellWord(prisma.schema);
  return [
    ...sqlProgram('schema', 'prisma', url),
    '# There are no migrations: what makes the tables of the schema. Prisma 7 has another name for the option.',
    [
      `RUN ${diff} --to-schema ${schema} > ${SCHEMA} || \\`,
      `    ${diff} --to-schema-datamodel ${schema} > ${SCHEMA}`,
    ].join('\n'),
  ];
}

function databaseUrl(variables: readonly Variable[]): string {
  return variables.find(({ meaning }) => meaning === 'database-url')?.name ?? 'DATABASE_URL';
}

/** For tools whose settings ask for an address and that do not use it. */
function toolVariables(variables: readonly Variable[]): string {
  const asked = new Map([[databaseUrl(variables), PLACEHOLDER_URL], ...placeholders(variables)]);
  return [...asked].map(([name, value]) => `${name}=${shellWord(value)}`).join(' ');
}

/** A program that runs SQL by this project's own driver: the application's may be another. */
function sqlProgram(program: string, tool: string, url: string, flags: readonly string[] = []): string[] {
  return [
    writtenProgram('database.mjs'),
    writtenProgram(`${program}.mjs`),
    bundle({
      entry: `${program}.mjs`,
      outfile: `${MIGRATE}/${tool}.mjs`,
      packages: [`pg@${toolVersions.pg}`],
      flags: [
        `--alias:pg=${TOOLS_DIR}/node_modules/pg`,
        ...flags,
        shellWord(`--define:DATABASE_URL_NAME="${url}"`),
        '--external:pg-native',
      ],
    }),
  ];
}

/** The folder of the application's migrations, beside the program that runs them. */
function brought(folder: string, name: string): string {
  return `RUN cp -a ${shellWord(folder)} ${MIGRATE}/${name} && chmod -R a+rX,go-w ${MIGRATE}`;
}
