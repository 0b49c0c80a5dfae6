import type { Problem } from '../../../../application';
import { fixedText } from '../program/fixed-text';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';

const ENGINE = /^(create_engine|create_async_engine|Database)$/;
const FILE = /^(sqlite3|aiosqlite)\.connect$/;

/** A database of SQLite that no variable can replace. One that is only the default of a variable is no problem. */
export function sqliteDatabase(program: PythonProgram): Problem[] {
  const fixed: PyNode[] = [];
  for (const { module, node } of program.all('CallExpression')) {
    const call = callOf(node);
    if (!call) continue;
    const text = fixedText(program, module, call.args[0] ?? call.keywords.get('url'));
    if (ENGINE.test(call.name)) {
      // One engine that the environment chooses, and the rest is for tests or a way out.
      if (!text?.startsWith('sqlite')) return [];
      fixed.push(node);
    } else if (FILE.test(call.callee) && text !== ':memory:') fixed.push(node);
    else if (call.name === 'SQLiteSession' && call.args.length > 1) fixed.push(node);
  }
  return fixed.slice(0, 1).map(problem);
}

function problem(node: PyNode): Problem {
  const evidence = evidenceOf(node);
  return {
    code: 'SQLITE',
    found: 'it keeps its data in SQLite, whatever the environment says',
    needed:
      'a database that all replicas share and that outlives them: one whose address comes from a variable',
    mend: "read the address from DATABASE_URL; or accept that data is lost: accept: ['SQLITE'] in todo.config.ts",
    evidence: [evidence],
  };
}
