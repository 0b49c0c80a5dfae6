import type { Problem } from '../../../../application';
import type { PythonModule } from '../project/python-module';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { assignmentOf } from '../syntax/assignment';
import { callOf } from '../syntax/call';
import { classOf } from '../syntax/class';
import { dottedName } from '../syntax/dotted-name';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';

/** What users would miss, by the names it usually has. */
const STATE =
  /(task|todo|conversation|message|thread|histor(y|ies)|chats?$|users?(_db|_store)?$|fake_\w*db|notes?$)|^_?(in_memory_\w*|memory_store|db|database|store|storage|sessions?|chat_sessions?)$/i;
/** What each replica may have for itself. */
const OWN =
  /cache|limit|rate|lock|bucket|attempt|metric|count|stat(s|istics)$|registr|handler|client|connection|socket|throttle|request|queue|pool|tool|agent|model|jwks|keys?$|tokens?$|blacklist|revoked|locale|translation|template|event|pending|running|active|background|scheduled|type|choices|options|default|example|prompt|patterns?$|words?$|phrases?$/i;

/** Classes that keep track of callers and connections, not of what these wrote. */
const TRACKER = /limit|throttle|connection|socket|cache|lock|event|metric|registry/i;

const CHANGES = /^(append|add|update|setdefault|pop|insert|extend|remove|clear)$/;

/** Tasks, conversations and the like kept in a variable: replicas would disagree about them, and a restart forgets them. */
export function stateInMemory(program: PythonProgram, start: StartCode): Problem[] {
  const made = madeAtStart(program, start);
  // A module that is named for its cache or its limits keeps nothing else.
  const kept = program.modules
    .filter(({ file }) => !OWN.test(file))
    .flatMap((module) => [...inVariables(program, start, module), ...inObjects(module, made)]);
  return kept.length > 0 ? [problem(kept)] : [];
}

/** `tasks = []` at the top of a module, changed by functions that run while it serves. */
function inVariables(program: PythonProgram, start: StartCode, module: PythonModule): PyNode[] {
  return [...module.definitions].flatMap(([name, definition]) => {
    if (definition.kind !== 'value' || !isCollection(definition.value) || !isState(name)) return [];
    const readers = program.modules.filter(
      (each) => each === module || program.finder.definition(each, name)?.module === module,
    );
    const changed = readers.some((each) => changes(each.root, name).some((node) => !start.has(node)));
    return changed ? [definition.assignment.node] : [];
  });
}

/** `self.tasks = []` of an object that is made once. */
function inObjects(module: PythonModule, made: ReadonlySet<string>): PyNode[] {
  return [...module.definitions.values()].flatMap((definition) => {
    if (definition.kind !== 'class') return [];
    const type = definition.class;
    if (!made.has(type.name) || TRACKER.test(type.name)) return [];
    return [...type.body.all('AssignStatement')].filter((node) => {
      const assignment = assignmentOf(node);
      const [target = ''] = assignment?.targets ?? [];
      const [self, name = ''] = target.split('.');
      if (self !== 'self' || !assignment?.value || !isCollection(assignment.value) || !isState(name))
        return false;
      return changes(type.body, target).some(
        (each) => each.around('FunctionDefinition') !== node.around('FunctionDefinition'),
      );
    });
  });
}

/** The names of what is called at the start, classes among them: an object of these is made once. */
function madeAtStart(program: PythonProgram, start: StartCode): Set<string> {
  const names = [...program.all('CallExpression')].flatMap(({ node }) => {
    const name = callOf(node)?.name;
    return name !== undefined && start.has(node) && !inClassOf(node, name) ? [name] : [];
  });
  return new Set(names);
}

function inClassOf(node: PyNode, name: string): boolean {
  const around = node.around('ClassDefinition');
  return around !== undefined && classOf(around)?.name === name;
}

function isState(name: string): boolean {
  return STATE.test(name) && !OWN.test(name);
}

function isCollection(value: PyNode): boolean {
  if (value.type === 'DictionaryExpression' || value.type === 'ArrayExpression') return true;
  return /^((dict|list|OrderedDict|collections\.OrderedDict)\(\)|(collections\.)?defaultdict\((list|dict)\))$/.test(
    value.text,
  );
}

/** Where something is put into a variable or taken out. */
function changes(root: PyNode, name: string): PyNode[] {
  return [...root.all('CallExpression', 'AssignStatement', 'DeleteStatement')].filter((node) => {
    if (node.type === 'CallExpression') {
      const call = callOf(node);
      const object = call?.callee.slice(0, -call.name.length - 1) || elementOf(node.children[0]?.children[0]);
      return call !== undefined && CHANGES.test(call.name) && object === name;
    }
    const target = node.type === 'DeleteStatement' ? node.children[1] : node.children[0];
    return elementOf(target) === name;
  });
}

/** `tasks` of `tasks[…]`, and of `tasks.setdefault(…)`. */
function elementOf(node: PyNode | undefined): string | undefined {
  if (node?.type === 'CallExpression') return dottedName(node.children[0]?.children[0]);
  return node?.type === 'MemberExpression' && node.children[1]?.type === '['
    ? dottedName(node.children[0])
    : undefined;
}

function problem(nodes: readonly PyNode[]): Problem {
  const names = nodes.flatMap((node) => assignmentOf(node)?.targets[0] ?? []);
  return {
    code: 'STATE_IN_MEMORY',
    found: `it keeps what users wrote in memory: ${names.join(', ')}`,
    needed: 'a database for it: two replicas would disagree, and every restart forgets it',
    mend: "keep it in the database; or accept one replica that forgets: accept: ['STATE_IN_MEMORY'] in todo.config.ts",
    evidence: nodes.map(evidenceOf),
  };
}
