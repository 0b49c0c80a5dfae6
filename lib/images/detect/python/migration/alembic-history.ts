import { posix } from 'node:path';
import type { Evidence } from '../../../../application';
import type { PythonProject } from '../project/python-project';
import { tomlFile } from '../project/toml-file';
import { tomlText } from '../project/toml-value';
import { constantOf } from '../syntax/constant';
import { evidenceOf } from '../syntax/evidence';
import type { PythonModule } from '../project/python-module';

/** What an `env.py` has that does not leave the database's address to Alembic's settings. */
const GIVES_ADDRESS =
  /environ|getenv|settings|config\.database|(database|db)_?ur[li]|engine|get_url|set_main_option|sqlalchemy\.url["']\s*(\]\s*=|:)/i;

/** Alembic's revisions in a project. */
export interface AlembicHistory {
  /** File with Alembic's settings, in whose folder it is run. */
  readonly settings: string;
  /** How many revisions there are. */
  readonly revisions: number;
  /** The revision that comes first. */
  readonly first?: Evidence;
  /** What prepares each of its runs. @default - it is not there */
  readonly env?: PythonModule;
  /** The folder with them is a package of Alembic's own name, which an import path would put before it. */
  readonly hidesAlembic: boolean;
  /** `env.py` takes the database's address from the environment, itself or through the application's settings. */
  readonly readsEnvironment: boolean;
}

/** What Alembic finds in a project; `undefined` where it is not set up. */
export function alembicHistory(project: PythonProject): AlembicHistory | undefined {
  const settings = project.files.find((file) => /(^|\/)alembic\.ini$/.test(file)) ?? inPyproject(project);
  if (!settings) return undefined;
  const folder = posix.normalize(posix.join(posix.dirname(settings), scriptLocation(project, settings)));
  const revisions = project.files
    .filter((file) => file.startsWith(`${folder}/versions/`) && file.endsWith('.py'))
    .flatMap((file) => project.module(file) ?? [])
    .filter((module) => module.definitions.has('revision'));
  const first = revisions.find((module) => precedesAll(module));
  const env = project.module(`${folder}/env.py`);
  return {
    settings,
    revisions: revisions.length,
    ...(first && { first: evidenceOf(first.root) }),
    ...(env && { env }),
    hidesAlembic: posix.basename(folder) === 'alembic' && project.has(`${folder}/__init__.py`),
    readsEnvironment: env !== undefined && readsEnvironment(env),
  };
}

/** What Alembic writes into each `env.py` says nothing: its docstrings speak of engines, its code makes one from the settings. */
function readsEnvironment({ root }: PythonModule): boolean {
  const code = root
    .all('String')
    .filter(({ parent }) => parent?.type === 'ExpressionStatement')
    .reduce((text, docstring) => text.replace(docstring.text, ''), root.text)
    .replaceAll(/#.*$|engine_from_config|AsyncEngine/gm, '');
  return GIVES_ADDRESS.test(code);
}

function inPyproject(project: PythonProject): string | undefined {
  const table = tomlFile(project, 'pyproject.toml')?.table;
  return tomlText(table, 'tool', 'alembic', 'script_location') ? 'pyproject.toml' : undefined;
}

function scriptLocation(project: PythonProject, settings: string): string {
  const text =
    settings === 'pyproject.toml'
      ? tomlText(tomlFile(project, settings)?.table, 'tool', 'alembic', 'script_location')
      : /^\s*script_location\s*=\s*(\S+)/m.exec(project.read(settings) ?? '')?.[1];
  return (text ?? 'alembic').replace(/^%\(here\)s\/?/, './');
}

function precedesAll(module: PythonModule): boolean {
  const down = module.definitions.get('down_revision');
  return down?.kind === 'value' && constantOf(down.value) === null;
}
