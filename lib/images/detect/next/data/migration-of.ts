import type {
  DrizzleSource,
  Finding,
  FrontendOverrides,
  Migration,
  PrismaSource,
} from '../../../../application';
import type { Remarks } from '../remarks';
import { propertyOf } from '../syntax/property-of';
import type { BetterAuth } from './better-auth';

/** What the database's tables on this side are made by. */
export interface SchemaSources {
  readonly betterAuth?: BetterAuth;
  readonly drizzle?: Finding<DrizzleSource>;
  readonly prisma?: Finding<PrismaSource>;
}

/** The program that makes this side's tables, where its own code does not. */
export function migrationOf(
  { betterAuth, drizzle, prisma }: SchemaSources,
  { migration }: FrontendOverrides,
  { notes }: Remarks,
): Finding<Migration> | undefined {
  const override = 'migration';
  if (migration === 'none') return undefined;
  if (migration !== undefined) {
    return {
      value: { tool: 'own', command: migration },
      evidence: [],
      reason: 'todo.config.ts says so',
      override,
    };
  }
  const orm = prisma ?? drizzle;
  if (orm) {
    const tool = prisma ? 'prisma' : 'drizzle';
    if (orm.value.migrations === undefined) {
      const text = `There are no migrations of ${tool}: what its schema names is made, and what is there already stays as it is.`;
      notes.push({ code: 'NO_MIGRATIONS', text, evidence: orm.evidence });
    }
    const command = ['node', `/opt/migrate/${tool}.mjs`];
    return { value: { tool, command }, evidence: orm.evidence, override };
  }
  if (!betterAuth || betterAuth.migratesItself) return undefined;
  const { evidence, value: auth } = betterAuth.source;
  const why = whyNot(betterAuth);
  if (why !== undefined) {
    notes.push({ code: 'NO_MIGRATION', text: `${why}: they must be there already.`, evidence });
  }
  if (auth.adapter !== 'kysely' || why !== undefined) return undefined;
  const command = ['node', '/opt/migrate/better-auth.mjs'];
  return { value: { tool: 'better-auth', command }, evidence, override };
}

/** Why no program can make Better Auth's tables; `undefined` where one can, or where it keeps none. */
function whyNot({ source, options, importable }: BetterAuth): string | undefined {
  const { adapter, file } = source.value;
  const database = options && propertyOf(options, 'database');
  switch (adapter) {
    case 'none':
      return database && !database.getText().includes('memoryAdapter')
        ? "Better Auth's `database` has no form by which its tables can be made"
        : undefined;
    case 'kysely':
      return importable
        ? undefined
        : `${file} exports nothing by which another program could make Better Auth's tables`;
    case 'drizzle':
      return 'There is no drizzle.config by which to make the tables that Better Auth keeps by drizzle';
    case 'prisma':
      return 'There is no schema.prisma by which to make the tables that Better Auth keeps by prisma';
  }
}
