import ts from 'typescript';
import type { BetterAuthSource } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import { calledName } from '../syntax/called-name';
import { propertyOf } from '../syntax/property-of';

type Adapter = BetterAuthSource['adapter'];

/** What keeps Better Auth's tables: by its option `database`, else by the adapters that the code imports. */
export function authAdapter(
  options: ts.ObjectLiteralExpression | undefined,
  { manifest }: NextProject,
  code: Code,
): Adapter {
  const member = options && propertyOf(options, 'database');
  const written = member && (ts.isPropertyAssignment(member) ? member.initializer : member.name);
  const value = written && ts.isExpression(written) ? chosen(code.valueOf(written), code) : undefined;
  if (value && (ts.isCallExpression(value) || ts.isNewExpression(value))) {
    const named = byName(calledName(value) ?? '');
    if (named) return named;
  }
  if (value && ts.isObjectLiteralExpression(value))
    return propertyOf(value, 'db') || propertyOf(value, 'dialect') ? 'kysely' : 'none';
  if (options && !member && options.properties.every((found) => !ts.isSpreadAssignment(found))) return 'none';
  if (code.importersOf(/better-auth\/adapters\/drizzle|@better-auth\/drizzle-adapter/).length > 0)
    return 'drizzle';
  if (code.importersOf(/better-auth\/adapters\/prisma|@better-auth\/prisma-adapter/).length > 0)
    return 'prisma';
  return manifest.packages.pg !== undefined || manifest.packages.kysely !== undefined ? 'kysely' : 'none';
}

/** `url ? new Pool(…) : undefined`: what is used where there is a database. */
function chosen(value: ts.Node, { valueOf }: Pick<Code, 'valueOf'>): ts.Node {
  return ts.isConditionalExpression(value) ? chosen(valueOf(value.whenTrue), { valueOf }) : value;
}

function byName(name: string): Adapter | undefined {
  if (/^(Pool|Client|Kysely|PostgresDialect|NeonDialect|createPool|Database|betterSqlite3)$/.test(name))
    return 'kysely';
  if (name === 'drizzleAdapter') return 'drizzle';
  return name === 'prismaAdapter' ? 'prisma' : undefined;
}
