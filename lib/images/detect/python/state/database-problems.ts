import type { Problem } from '../../../../application';
import { fixedText } from '../program/fixed-text';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';

const ENGINE = /^(create_engine|create_async_engine|Database)$/;
const FILE = /^(sqlite3|aiosqlite)\.connect$/;

/** A database whose address no variable can replace: SQLite's, or one that is written in the code. */
export function databaseProblems(program: PythonProgram): Problem[] {
  const fixed: { node: PyNode; sqlite: boolean }[] = [];
  for (const { module, node } of program.all('CallExpression')) {
    const call = callOf(node);
    if (!call) continue;
    const text = fixedText(program, module, call.args[0] ?? call.keywords.get('url'));
    if (ENGINE.test(call.name)) {
      // One engine that the environment chooses, and the rest is for tests or a way out.
      if (text === undefined || !/^(sqlite|postgres)/.test(text)) return [];
      fixed.push({ node, sqlite: text.startsWith('sqlite') });
    } else if (FILE.test(call.callee) && text !== ':memory:') fixed.push({ node, sqlite: true });
    else if (call.name === 'SQLiteSession' && call.args.length > 1) fixed.push({ node, sqlite: true });
  }
  return fixed.slice(0, 1).map(({ node, sqlite }) => (sqlite ? sqliteProblem(node) : fixedProblem(node)));
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
