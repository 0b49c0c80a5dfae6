import type { Finding, Variable } from '../../../../application';
import type { DependenciesFound } from '../dependencies/find-dependencies';
import type { PythonProgram } from '../program/python-program';

/** Drivers of databases, by the distributions that bring them. */
const DRIVERS: Readonly<Record<string, string>> = {
  asyncpg: 'asyncpg',
  psycopg: 'psycopg',
  'psycopg[binary]': 'psycopg',
  'psycopg-binary': 'psycopg',
  psycopg2: 'psycopg2',
  'psycopg2-binary': 'psycopg2',
  aiosqlite: 'aiosqlite',
};

/** The drivers that an application talks to its database with; `undefined` where there are none. */
export function databaseLibrary(
  { project }: PythonProgram,
  { requirements, dependencies }: DependenciesFound,
  variables: readonly Variable[],
): Finding | undefined {
  const declared = requirements.filter(({ name }) => name in DRIVERS);
  const added = dependencies.value.undeclared.filter((name) => name in DRIVERS);
  const names = new Set([...declared.map(({ name }) => name), ...added].map((name) => DRIVERS[name] ?? name));
  if (names.size === 0) return undefined;
  const form = variables.find(({ meaning }) => meaning === 'database-url')?.databaseUrl;
  const [file = ''] = dependencies.value.files;
  const evidence =
    declared.length > 0 ? declared.map((each) => each.evidence) : [{ file: project.has(file) ? file : '.' }];
  const reason = form && `takes ${form.scheme}://…?${form.tlsParameter}=…`;
  return { value: [...names].join(', '), evidence, ...(reason && { reason }) };
}
