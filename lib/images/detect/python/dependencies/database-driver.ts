import type { PythonProgram } from '../program/python-program';
import { callOf, type PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { evidenceOf } from '../syntax/evidence';
import type { PackageUsed } from './packages-used';

/** Drivers of Postgres, by the name that SQLAlchemy's URLs give them. */
const DRIVERS: Readonly<Record<string, readonly string[]>> = {
  asyncpg: ['asyncpg'],
  psycopg: ['psycopg[binary]', 'psycopg', 'psycopg-binary'],
  psycopg2: ['psycopg2-binary', 'psycopg2'],
};

/**
 * The driver that SQLAlchemy will ask for and nothing brings; it is loaded by the URL's scheme, not by an import.
 * `undefined` when one is there, or SQLAlchemy is not used.
 */
export function databaseDriver(
  program: PythonProgram,
  installed: ReadonlySet<string>,
): PackageUsed | undefined {
  if (Object.values(DRIVERS).some((names) => names.some((name) => installed.has(name)))) return undefined;
  for (const { node } of program.all('CallExpression')) {
    const call = callOf(node);
    if (call?.name === 'create_async_engine')
      return { anyOf: DRIVERS.asyncpg ?? [], evidence: evidenceOf(node) };
    if (call?.name !== 'create_engine' || isSqlite(call)) continue;
    const named = [...program.all('String')].some((each) => each.node.text.includes('postgresql+psycopg:'));
    return { anyOf: DRIVERS[named ? 'psycopg' : 'psycopg2'] ?? [], evidence: evidenceOf(node) };
  }
  return undefined;
}

function isSqlite({ args }: PyCall): boolean {
  const url = constantOf(args[0]);
  return typeof url === 'string' && url.startsWith('sqlite');
}
