import ts from 'typescript';
import type { Remarks } from '../remarks';
import { calledName } from '../syntax/called-name';
import { propertyOf } from '../syntax/property-of';
import { sourceEvidence } from '../syntax/source-evidence';
import type { BetterAuth } from './better-auth';

/** Notices accounts that no database keeps: each replica has others, and a restart forgets them. */
export function accountsInMemory(betterAuth: BetterAuth | undefined, { problems }: Remarks): void {
  const options = betterAuth?.options;
  if (!options || !propertyOf(options, 'emailAndPassword')) return;
  const database = propertyOf(options, 'database');
  const adapter = database && ts.isPropertyAssignment(database) ? database.initializer : undefined;
  const isMemory = adapter && ts.isCallExpression(adapter) && calledName(adapter) === 'memoryAdapter';
  if (!isMemory && (database || betterAuth.source.value.adapter !== 'none')) return;
  problems.push({
    code: 'STATE_IN_MEMORY',
    found: 'Better Auth keeps its accounts in memory, of which each replica has its own',
    needed: 'accounts in Postgres',
    mend: "give betterAuth a `database`, or accept one replica that forgets: `accept: ['STATE_IN_MEMORY']` in todo.config.ts",
    evidence: [sourceEvidence(adapter ?? betterAuth.call)],
  });
}
