import type { Problem, Variable } from '../../../../application';
import type { Requirement } from '../dependencies/requirement';
import { engineCalls } from '../program/engine-calls';
import { fixedText } from '../program/fixed-text';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';
import { writtenAddresses } from './written-addresses';

const ENGINE = /^(create_engine|create_async_engine|Database)$/;
const FILE = /^(sqlite3|aiosqlite)\.connect$/;
/** A text that leaves nothing of where the database is to the environment. */
const FIXED = /^(sqlite|postgres[^@]*@\w)/;

/** A database whose address no variable can replace: SQLite's, or one that is written in the code. */
export function databaseProblems(
  program: PythonProgram,
  variables: readonly Variable[],
  requirements: readonly Requirement[],
): Problem[] {
  const unsure = (): Problem[] =>
    variables.some(({ meaning }) => meaning.startsWith('database-')) ? [] : onlyChoice(program, requirements);
  const fixed: { node: PyNode; sqlite: boolean }[] = [];
  for (const { module, node } of program.all('CallExpression')) {
    const call = callOf(node);
    if (!call) continue;
    const text = fixedText(program, module, call.args[0] ?? call.keywords.get('url'));
    if (ENGINE.test(call.name)) {
      // One engine that the environment chooses, and the rest is for tests or a way out.
      if (text === undefined || !FIXED.test(text)) return unsure();
      fixed.push({ node, sqlite: text.startsWith('sqlite') });
    } else if (FILE.test(call.callee) && text !== ':memory:') fixed.push({ node, sqlite: true });
    else if (call.name === 'SQLiteSession' && call.args.length > 1) fixed.push({ node, sqlite: true });
  }
  const [first] = fixed;
  if (!first) return unsure();
  return [first.sqlite ? sqliteProblem(first.node) : fixedProblem(first.node)];
}

/** Where no variable gives an address, it is one in the code, however that reaches the driver, or a file if there is no other driver. */
function onlyChoice(program: PythonProgram, requirements: readonly Requirement[]): Problem[] {
  const [written] = writtenAddresses(program);
  if (written) return [fixedProblem(written)];
  const has = (driver: RegExp): boolean => requirements.some(({ name }) => driver.test(name));
  const [engine] = has(/^aiosqlite$/) && !has(/^(asyncpg|psycopg)/) ? engineCalls(program) : [];
  return engine ? [sqliteProblem(engine.call.node)] : [];
}

function sqliteProblem(node: PyNode): Problem {
  return {
    code: 'SQLITE',
    found: 'it keeps its data in SQLite, whatever the environment says',
    needed:
      'a database that all replicas share and that outlives them: one whose address comes from a variable',
    mend: "read the address from DATABASE_URL; or accept that data is lost: accept: ['SQLITE'] in todo.config.ts",
    evidence: [evidenceOf(node)],
  };
}

/** The text is no evidence to show: it may hold a password. */
function fixedProblem(node: PyNode): Problem {
  const { file, line } = evidenceOf(node);
  return {
    code: 'DATABASE_FIXED',
    found: "the database's address is written in the code: it would use its author's database",
    needed: 'an address that comes from a variable',
    mend: "read it from DATABASE_URL; or accept that database: accept: ['DATABASE_FIXED'] in todo.config.ts",
    evidence: [{ file, line }],
  };
}
