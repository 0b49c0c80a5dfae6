import { posix } from 'node:path';
import type { Evidence, Finding, Migration, Note } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { evidenceOf } from '../syntax/evidence';
import { alembicHistory } from './alembic-history';
import { migrationProgram } from './migration-program';
import { tableMaker } from './table-maker';
import { tableProgram } from './table-program';
import { tablesOfModels } from './tables-of-models';

export interface MigrationFound {
  readonly migration?: Finding<Migration>;
  readonly startsAlone?: Finding<true>;
  readonly notes: readonly Note[];
}

/**
 * How the database comes to the application's schema: by a program of its own, by Alembic's revisions, by a function
 * that makes the tables and that nobody calls; or at the application's start, which then needs no migration but must
 * not happen in two replicas at once.
 *
 * @param wanted command that the user chose, or `none`. @default - what is found
 */
export function findMigration(
  program: PythonProgram,
  start: StartCode,
  wanted?: readonly string[] | 'none',
): MigrationFound {
  const made = tablesAtStart(program, start);
  const startsAlone = made && { startsAlone: { value: true as const, evidence: [made] } };
  if (wanted) return { ...chosen(wanted), ...startsAlone, notes: [] };
  const own = migrationProgram(program);
  if (own) return { migration: own, ...startsAlone, notes: [] };
  const { migration, notes } = alembic(program, made);
  if (migration || made) return { ...(migration && { migration }), ...startsAlone, notes };
  const maker = tableMaker(program, start) ?? tableProgram(program) ?? tablesOfModels(program);
  return { ...(maker && { migration: maker }), notes };
}

function chosen(wanted: readonly string[] | 'none'): { migration?: Finding<Migration> } {
  if (wanted === 'none') return {};
  const evidence = [{ file: 'todo.config.ts', text: `migration: ${JSON.stringify(wanted)}` }];
  return { migration: { value: { tool: 'own', command: wanted }, evidence, override: 'migration' } };
}

/** `create_all`, or `CREATE TABLE` in SQL, that runs before the first request. */
function tablesAtStart(program: PythonProgram, start: StartCode): Evidence | undefined {
  for (const { node } of program.all('MemberExpression')) {
    if (/\.(create_all|create_tables|generate_schemas)$/.test(node.text) && start.has(node))
      return evidenceOf(node);
  }
  for (const { node } of program.all('String', 'FormatString')) {
    const isDocstring = node.parent?.type === 'ExpressionStatement';
    if (/\bcreate\s+table\b/i.test(node.text) && !isDocstring && start.has(node)) return evidenceOf(node);
  }
  return undefined;
}

function alembic(
  program: PythonProgram,
  made: Evidence | undefined,
): { migration?: Finding<Migration>; notes: Note[] } {
  const { project, importPaths } = program;
  const history = alembicHistory(project);
  if (!history || history.revisions === 0) return { notes: [] };
  const evidence = [{ file: history.settings }, ...(history.first ? [history.first] : [])];
  if (made) {
    const text = 'Alembic is not run: the application makes its tables itself at its start.';
    return { notes: [{ code: 'ALEMBIC_NOT_RUN', text, evidence: [...evidence, made] }] };
  }
  if (!history.readsEnvironment) {
    const text = 'Alembic is not run: it does not read its database address from the environment.';
    return { notes: [{ code: 'ALEMBIC_NOT_RUN', text, evidence }] };
  }
  const folder = posix.dirname(history.settings);
  const from = importPaths[0] === '.' ? '' : (importPaths[0] ?? '');
  const place = posix.relative(from, folder === '.' ? '' : folder);
  // As its authors run it: their shells have no PYTHONPATH, by which a folder of its name would come before Alembic.
  const clean = history.hidesAlembic ? ['env', '-u', 'PYTHONPATH'] : [];
  const upgrade = [...clean, 'alembic', 'upgrade', 'head'];
  const command = place === '' ? upgrade : ['sh', '-c', `cd ${place} && exec ${upgrade.join(' ')}`];
  return { migration: { value: { tool: 'alembic', command }, evidence, override: 'migration' }, notes: [] };
}
