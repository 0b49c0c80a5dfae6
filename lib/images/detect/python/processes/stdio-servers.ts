import { posix } from 'node:path';
import type { Note, Problem } from '../../../../application';
import type { PythonModule } from '../project/python-module';
import type { PythonProject } from '../project/python-project';
import { imagePath, SOURCE } from '../files/image-path';
import { constantText } from '../program/constant-text';
import { localValue } from '../program/local-value';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { callOf, type PyCall } from '../syntax/call';
import { dottedName } from '../syntax/dotted-name';
import { entryOf } from '../syntax/entry-of';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';

/** A server of MCP tools that the application starts as its own child and speaks to over standard input and output. */
export interface StdioServer {
  /** Its words as far as they are plain from the code; the first is the program. */
  readonly command: readonly string[];
  /** The module of the project that it runs. @default - not one of the project's, or not known */
  readonly module?: PythonModule;
  /** It is started in a folder that is named for it. */
  readonly isElsewhere: boolean;
  /** The image has the program. */
  readonly isThere: boolean;
  readonly node: PyNode;
}

/** The MCP servers that a program starts itself. */
export function stdioServers(program: PythonProgram): StdioServer[] {
  return [...program.all('CallExpression')].flatMap(({ module, node }) => {
    const call = callOf(node);
    if (call?.name !== 'MCPServerStdio' && call?.name !== 'StdioServerParameters') return [];
    const started = field(program, module, call, 'command');
    const textOf = (word: PyNode | undefined): string | undefined =>
      constantText(program, module, word) ?? imagePath(program, module, word);
    const name = started && dottedName(started) === 'sys.executable' ? 'python' : textOf(started);
    if (name === undefined) return [];
    const args = field(program, module, call, 'args')?.children ?? [];
    const words = args
      .filter(({ type }) => !/^[[\],()]$/.test(type))
      .map((each) => textOf(each) ?? each.text);
    const isElsewhere = field(program, module, call, 'cwd') !== undefined || words.includes('--directory');
    const command = [name, ...words];
    return {
      command,
      module: moduleRun(program, words),
      isElsewhere,
      isThere: isThere(program.project, command),
      node,
    };
  });
}

/** What is to be said of the programs that these servers need. */
export function stdioNotes(
  servers: readonly StdioServer[],
  start: StartCode,
): { notes: Note[]; problems: Problem[] } {
  const found = { notes: [] as Note[], problems: [] as Problem[] };
  for (const { command, module, isElsewhere, isThere, node } of servers) {
    const evidence = evidenceOf(node);
    const text = `Each replica starts \`${command.join(' ')}\` as its child for MCP tools`;
    const file = command.find((word) => word.endsWith('.py'));
    if (file !== undefined && !module && !isElsewhere) {
      const missing = `${text}, and there is no ${file} where it is looked for: these tools will not work.`;
      found.notes.push({ code: 'NO_MCP_PROGRAM', text: missing, evidence: [evidence] });
    } else if (isThere) {
      found.notes.push({ code: 'STDIO_MCP_SERVER', text: `${text}.`, evidence: [evidence] });
    } else if (node.around('FunctionDefinition') && start.mustSucceed(node)) {
      found.problems.push(missingProgram(command, evidence));
    } else {
      const missing = `${text}, and the image has no ${command[0]}: these tools will not work.`;
      found.notes.push({ code: 'NO_MCP_PROGRAM', text: missing, evidence: [evidence] });
    }
  }
  return found;
}

/** `uv run` is answered by a stand-in; of the source folder the image has the files, but no virtual environment. */
function isThere({ files }: PythonProject, [program = '', verb]: readonly string[]): boolean {
  if (program.startsWith(`${SOURCE}/`)) return files.includes(program.slice(SOURCE.length + 1));
  return /^(\/.*|python3?(\.\d+)?|sh|bash)$/.test(program) || (program === 'uv' && verb === 'run');
}

function missingProgram(command: readonly string[], evidence: ReturnType<typeof evidenceOf>): Problem {
  return {
    code: 'NO_MCP_PROGRAM',
    found: `it starts \`${command.join(' ')}\` before it serves`,
    needed: `an MCP server that runs with what the image has, which is Python without ${command[0]}`,
    mend: "start it with sys.executable; or accept that this fails: accept: ['NO_MCP_PROGRAM'] in todo.config.ts",
    evidence: [evidence],
  };
}

/** `command=…`, or `params={"command": …}`, which may be a variable. */
function field(program: PythonProgram, module: PythonModule, call: PyCall, key: string): PyNode | undefined {
  const direct = call.keywords.get(key);
  if (direct) return direct;
  const params = call.keywords.get('params') ?? call.args[0];
  const name = dottedName(params);
  const found = name ? program.finder.definition(module, name) : undefined;
  const value =
    (name && params && localValue(name, params)) ?? (found?.kind === 'value' ? found.value : params);
  const inner = callOf(value || undefined)?.keywords.get(key);
  return inner ?? entryOf(value || undefined, key);
}

function moduleRun(
  { project, importPaths }: PythonProgram,
  words: readonly string[],
): PythonModule | undefined {
  const at = words.indexOf('-m');
  const named =
    at >= 0
      ? `${words[at + 1]?.replaceAll('.', '/')}`
      : words
          .find((word) => word.endsWith('.py'))
          ?.replace(/\.py$/, '')
          .replace(`${SOURCE}/`, '');
  if (!named) return undefined;
  for (const path of importPaths) {
    const file = posix.join(path, named);
    const module = project.module(`${file}.py`) ?? project.module(`${file}/__main__.py`);
    if (module) return module;
  }
  return undefined;
}
