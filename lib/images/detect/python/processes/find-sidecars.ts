import type { Finding, Sidecar } from '../../../../application';
import type { StartCommand } from '../entry/start-commands';
import { startCommands } from '../entry/start-commands';
import { programCommand } from '../migration/program-command';
import { constantText } from '../program/constant-text';
import { PythonProgram } from '../program/python-program';
import type { PythonModule } from '../project/python-module';
import { assignmentOf } from '../syntax/assignment';
import { callOf, type PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { dottedName } from '../syntax/dotted-name';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';

/** What is not a part of the application that runs. */
const ASIDE = /(^|\/)(tests?|examples?|docs?|phase\w*)\/|(^|\/)(test_\w*|\w*_test)\.py$/i;

/** A module that serves on a port of its own when it is run as a program. */
interface Server {
  readonly module: PythonModule;
  readonly port: number;
  readonly node: PyNode;
}

/**
 * Processes of the project that the application needs beside itself: servers of MCP tools on a port of their own, which
 * a command of the project starts or whose address the application has.
 *
 * @param port the application's own
 */
export function findSidecars(program: PythonProgram, port: number): Finding<Sidecar>[] {
  const commands = startCommands(program.project);
  const servers = program.project.modules
    .filter((module) => module !== program.entry && !ASIDE.test(module.file))
    .flatMap((module) => serverIn(program, module))
    .filter((server) => server.port !== port);
  const wanted = servers.flatMap((server) => {
    const started = commands.find((command) => starts(command, server.module));
    const asked = addressOf(program, server.port);
    return started || asked ? [{ server, started, asked }] : [];
  });
  const ports = new Map(wanted.map((each) => [each.server.port, each]));
  return [...ports.values()].map(({ server, started, asked }) => ({
    value: {
      name: nameOf(server.module),
      command: commandOf(program, server.module, started),
      port: server.port,
      health: { kind: 'tcp' },
    },
    evidence: [
      ...(started ? [started.evidence] : []),
      evidenceOf(server.node),
      ...(asked ? [evidenceOf(asked)] : []),
    ],
  }));
}

/** `mcp.run(transport="streamable-http")` or `uvicorn.run(…)` in what the module runs as a program. */
function serverIn(program: PythonProgram, module: PythonModule): Server[] {
  if (!module.mainBlock) return [];
  // Seen from the module itself: its constants, and the settings that it imports.
  const own = new PythonProgram(program.project, module, program.importPaths);
  for (const node of module.root.all('CallExpression')) {
    const call = callOf(node);
    const serves = call && (call.callee === 'uvicorn.run' || isHttpTransport(call));
    const port = serves ? portOf(own, module, call) : undefined;
    if (port !== undefined) return [{ module, port, node }];
  }
  return [];
}

function isHttpTransport({ name, keywords, args }: PyCall): boolean {
  const transport = constantOf(keywords.get('transport') ?? args[0]);
  return /^run(_async)?$/.test(name) && typeof transport === 'string' && /http|sse/.test(transport);
}

/** Where it is run, or where the server is made: `FastMCP("todo", port=8001)`. */
function portOf(own: PythonProgram, module: PythonModule, call: PyCall): number | undefined {
  const makers = [...module.root.all('CallExpression')].flatMap((node) => callOf(node) ?? []);
  const made = makers.find(({ name, keywords }) => /MCP/.test(name) && keywords.has('port'));
  const given = call.keywords.get('port') ?? made?.keywords.get('port');
  const port = Number(constantText(own, module, variableOf(module, given) ?? given));
  return given && Number.isInteger(port) ? port : undefined;
}

/** What a variable is given anywhere in the module, the `__main__` block included. */
function variableOf(module: PythonModule, node: PyNode | undefined): PyNode | undefined {
  const name = dottedName(node);
  const assignments = module.root.all('AssignStatement').flatMap((each) => assignmentOf(each) ?? []);
  return name === undefined ? undefined : assignments.find(({ targets }) => targets.includes(name))?.value;
}

/** Where the application has the address of a port of its own machine. */
function addressOf(program: PythonProgram, port: number): PyNode | undefined {
  const pattern = new RegExp(`https?://(localhost|127\\.0\\.0\\.1):${port}\\b`);
  for (const { node } of program.all('String')) {
    if (pattern.test(node.text) && node.parent?.type !== 'ExpressionStatement') return node;
  }
  return undefined;
}

function starts({ words }: StartCommand, module: PythonModule): boolean {
  const dotted = module.file.replace(/(\/__main__|\/__init__)?\.py$/, '').replaceAll('/', '.');
  return words.some(
    (word) => word === dotted || word.replace(/^\.\//, '') === module.file || word.startsWith(`${dotted}:`),
  );
}

/** A DNS label of the module's name: `mcp` for `mcp_server/server.py`. */
function nameOf({ file }: PythonModule): string {
  if (/mcp/i.test(file)) return 'mcp';
  const name = file.replace(/(\/(server|main|__main__))?\.py$/, '');
  return name
    .slice(name.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** As its authors start it, else by its name where it lies in a package, else by its file. */
function commandOf(
  program: PythonProgram,
  module: PythonModule,
  started: StartCommand | undefined,
): string[] {
  if (started?.words.includes(module.file)) return ['python', module.file];
  return programCommand(program, module);
}
