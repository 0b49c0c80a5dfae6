import type { Application, Variable } from '../../application';
import { columns } from './columns';
import { places } from './finding-row';
import type { Surroundings } from './surroundings';
import { valueText } from './value-text';

/** Most characters of a line, and of each column but that of the values, which takes what is left. */
const LINE = 118;
const LIMITS = { name: 34, needed: 8, who: 6, when: 5, where: 34 };
const GAPS = 5 * 2;

/**
 * The variables as a table: name, whether it is required, secret and built in, what it will be, and where it is read.
 */
export function variableLines(application: Application, surroundings: Surroundings): string[] {
  const rows = [HEAD, ...application.variables.map((variable) => row(variable, application, surroundings))];
  const name = widest(rows, 0, LIMITS.name);
  const where = widest(rows, 5, LIMITS.where);
  const value = LINE - GAPS - name - LIMITS.needed - LIMITS.who - LIMITS.when - where;
  return [
    ...columns(rows, [name, LIMITS.needed, LIMITS.who, LIMITS.when, value, where]),
    '(settings: variables.NAME.{meaning, required, secret, when, type, value})',
  ];
}

const HEAD = ['variable', 'needed', 'who', 'when', 'value', 'where'];

function row(variable: Variable, application: Application, surroundings: Surroundings): string[] {
  return [
    variable.name,
    variable.required ? 'required' : 'optional',
    variable.secret ? 'secret' : 'public',
    variable.when,
    valueText(variable, application, surroundings),
    places(variable.evidence),
  ];
}

function widest(rows: readonly (readonly string[])[], column: number, limit: number): number {
  const lines = rows.flatMap((row) => row[column]?.split('\n') ?? []);
  return Math.min(limit, Math.max(...lines.map(({ length }) => length)));
}
