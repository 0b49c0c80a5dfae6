import { engineCalls } from '../program/engine-calls';
import type { PythonProgram } from '../program/python-program';
import type { PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { evidenceOf } from '../syntax/evidence';
import type { PackageUsed } from './packages-used';

/** Drivers of Postgres, by the name that SQLAlchemy's URLs give them. */
const DRIVERS: Readonly<Record<string, readonly string[]>> = {
  asyncpg: ['asyncpg'],
  psycopg: ['psycopg[binary]', 'psycopg', 'psycopg-binary'],
  psycopg2: ['psycopg2-binary', 'psycopg2'],
};

/** The drivers that SQLAlchemy will ask for and nothing brings; they are loaded by the URL's scheme, not by an import. */
export function databaseDrivers(program: PythonProgram, installed: ReadonlySet<string>): PackageUsed[] {
  const found = new Map<string, PackageUsed>();
  for (const { call, async } of engineCalls(program)) {
    if (isSqlite(call)) continue;
    const usable = async ? ['asyncpg', 'psycopg'] : ['psycopg2', 'psycopg'];
    if (usable.some((driver) => DRIVERS[driver]?.some((name) => installed.has(name)))) continue;
    const driver = namesPsycopg(program) ? 'psycopg' : (usable[0] ?? '');
    found.set(driver, { anyOf: DRIVERS[driver] ?? [], evidence: evidenceOf(call.node) });
  }
  return [...found.values()];
}

function namesPsycopg(program: PythonProgram): boolean {
  return [...program.all('String')].some(({ node }) => node.text.includes('postgresql+psycopg:'));
}

function isSqlite({ args }: PyCall): boolean {
  const url = constantOf(args[0]);
  return typeof url === 'string' && url.startsWith('sqlite');
}
