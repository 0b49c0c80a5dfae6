import type { DatabaseUrlForm, Variable } from '../../../../application';
import type { DependenciesFound } from '../dependencies/find-dependencies';
import { type EngineCall, engineCalls } from '../program/engine-calls';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import type { PyNode } from '../syntax/py-node';
import { comesFrom } from './comes-from';
import { nameMeaning } from './name-meaning';

/**
 * The form of the database's address that a program accepts in a variable: by its default, by how the program connects
 * with it, its drivers, and whether it rewrites the address itself. libpq's form, `postgresql://…?sslmode=…`, is kept
 * wherever it will do.
 *
 * @param names of all variables that it reads
 */
export function databaseUrlForm(
  program: PythonProgram,
  dependencies: Pick<DependenciesFound, 'installed' | 'sqlAlchemy21'>,
  variable: Pick<Variable, 'name' | 'default'>,
  names: readonly string[],
): DatabaseUrlForm {
  const { installed } = dependencies;
  const others = names.filter((name) => name !== variable.name && nameMeaning(name) === 'database-url');
  // Then an address that is put together is made of these pieces, and one that is given stays as it is.
  const inPieces = names.some((name) => nameMeaning(name) === 'database-host');
  const strings = [...program.all('String')].map(({ node }) => ({ node, text: String(constantOf(node)) }));
  const writes = (scheme: string): boolean => {
    const pattern = new RegExp(`^postgres(ql)?\\+${scheme}(://)?$`);
    return strings.some(({ node, text }) => pattern.test(text) && isRewriting(node, inPieces));
  };
  const engines = enginesOf(program, variable.name, others);
  const stated = /^postgres(?:ql)?\+(\w+):/.exec(variable.default ?? '')?.[1];
  if (stated === 'asyncpg' || (!stated && engines.some((engine) => engine.async))) {
    const driver = stated || installed.has('asyncpg') || !hasPsycopg(installed) ? 'asyncpg' : 'psycopg';
    // What stands within an address is not what the program makes of one.
    const parsesTls =
      driver === 'psycopg' || strings.some(({ text }) => /sslmode/.test(text) && !text.includes('://'));
    return {
      scheme: writes(driver) ? 'postgresql' : `postgresql+${driver}`,
      tlsParameter: parsesTls ? 'sslmode' : 'ssl',
    };
  }
  const plain = engines.length === 0 || writes('psycopg2?') || connectsItself(program);
  const scheme = stated ? `postgresql+${stated}` : syncScheme(dependencies);
  return { scheme: plain ? 'postgresql' : scheme, tlsParameter: 'sslmode' };
}

/** The engines but those that are made with another variable alone. */
function enginesOf(program: PythonProgram, variable: string, others: readonly string[]): EngineCall[] {
  return engineCalls(program).filter(({ module, call: { args, keywords } }) => {
    const url = args[0] ?? keywords.get('url');
    const isOf = (name: string): boolean => url !== undefined && comesFrom(program, module, url, name);
    return isOf(variable) || !others.some(isOf);
  });
}

/** Whether a given address becomes it: `url.replace(…, "…")`, not `url.startswith("…")`. */
function isRewriting(node: PyNode, inPieces: boolean): boolean {
  if (node.parent?.type === 'BinaryExpression') return !/^(in|not|==|!=)$/.test(operatorOf(node.parent));
  const { name = '', args = [] } = callOf(node.around('CallExpression')) ?? {};
  if (name === 'replace') return args[0] !== node;
  if (name === 'build' || name === 'create') return !inPieces;
  return !/^(startswith|removeprefix|split|partition)$/.test(name);
}

function operatorOf({ children }: PyNode): string {
  return children[1]?.text ?? '';
}

/** A driver that is called by the program itself knows no scheme of SQLAlchemy's. */
function connectsItself(program: PythonProgram): boolean {
  return [...program.all('CallExpression')].some(({ node }) =>
    /^psycopg2?\.connect$/.test(callOf(node)?.callee ?? ''),
  );
}

/** A bare `postgresql://` loads psycopg2 up to SQLAlchemy 2.0, psycopg 3 from 2.1 on; a driver's own scheme does always. */
function syncScheme({
  installed,
  sqlAlchemy21,
}: Pick<DependenciesFound, 'installed' | 'sqlAlchemy21'>): string {
  const has2 = installed.has('psycopg2') || installed.has('psycopg2-binary');
  if (hasPsycopg(installed) && !has2) return sqlAlchemy21 === 'yes' ? 'postgresql' : 'postgresql+psycopg';
  return has2 && sqlAlchemy21 !== 'no' ? 'postgresql+psycopg2' : 'postgresql';
}

function hasPsycopg(installed: ReadonlySet<string>): boolean {
  return ['psycopg', 'psycopg-binary', 'psycopg[binary]'].some((name) => installed.has(name));
}
