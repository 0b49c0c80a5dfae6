import type { DrizzleSource, Finding, FrontendOverrides, Migration } from '../../../../application';
import type { Remarks } from '../remarks';
import type { BetterAuth } from './better-auth';

/** What the database's tables on this side are made by. */
export interface SchemaSources {
  readonly betterAuth?: BetterAuth;
  readonly drizzle?: Finding<DrizzleSource>;
  readonly prisma?: Finding;
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
  if (prisma) {
    const command = ['node', '/opt/migrate/prisma.mjs'];
    return { value: { tool: 'prisma', command }, evidence: prisma.evidence, override };
  }
  if (drizzle) {
    const command = ['node', '/opt/migrate/drizzle.mjs'];
    return { value: { tool: 'drizzle', command }, evidence: drizzle.evidence, override };
  }
  if (!betterAuth || betterAuth.migratesItself || betterAuth.source.value.adapter !== 'kysely')
    return undefined;
  if (!betterAuth.importable) {
    const { file } = betterAuth.source.value;
    notes.push({
      code: 'NO_MIGRATION',
      text: `${file} exports nothing by which another program could make Better Auth's tables: they must be there already.`,
      evidence: betterAuth.source.evidence,
    });
    return undefined;
  }
  const command = ['node', '/opt/migrate/better-auth.mjs'];
  return { value: { tool: 'better-auth', command }, evidence: betterAuth.source.evidence, override };
}
