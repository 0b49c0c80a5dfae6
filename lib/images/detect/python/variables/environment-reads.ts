import type { PythonModule } from '../project/python-module';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { callOf, type PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';
import { conversionOf } from './conversion';
import { demandOf } from './demand-of';
import { asText } from './settings-classes';
import type { VariableRead } from './variable-read';

/** How an expression reads a variable: its name's node, and what is taken where it is not set. */
interface Read {
  readonly name: PyNode | undefined;
  readonly fallback?: PyNode;
  /** Without a fallback the reading itself fails. */
  readonly fails: boolean;
}

/** The variables that a program reads by itself: `os.environ`, `os.getenv`, functions of its own around these, decouple, environs, starlette. */
export function environmentReads(program: PythonProgram, start: StartCode): VariableRead[] {
  return [...program.all('CallExpression', 'MemberExpression')].flatMap(({ module, node }) => {
    const read = readOf(program, module, node);
    const name = constantOf(read?.name);
    if (!read || typeof name !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) return [];
    return variableRead(name, node, read, start);
  });
}

function variableRead(name: string, node: PyNode, read: Read, start: StartCode): VariableRead {
  const alternative = alternativeOf(node);
  const fallback = asText(constantOf(read.fallback ?? alternative));
  const given = read.fallback !== undefined || alternative !== undefined;
  const none = given && constantOf(read.fallback ?? alternative) === null;
  const required = (!given || none) && isNeeded(node, read, start);
  return {
    name,
    node,
    required,
    ...conversionOf(node, fallback),
    ...(fallback !== undefined && { default: fallback }),
  };
}

/** Only what fails before the first request stops the start. */
function isNeeded(node: PyNode, read: Read, start: StartCode): boolean {
  if (read.fails) return start.mustSucceed(node);
  const demand = demandOf(node);
  return demand !== undefined && start.mustSucceed(demand);
}

function readOf(program: PythonProgram, module: PythonModule, node: PyNode): Read | undefined {
  if (node.type === 'MemberExpression') return subscriptOf(module, node);
  const call = callOf(node);
  if (!call) return undefined;
  const [name, fallback] = [
    call.args[0] ?? call.keywords.get('key'),
    call.args[1] ?? call.keywords.get('default'),
  ];
  if (isPlain(module, call)) return { name, fallback, fails: false };
  if (isLibrary(program, module, call))
    return { name, fallback: call.keywords.get('default') ?? positional(call), fails: true };
  const own = ownReader(program, module, call);
  return own && { name, fallback: fallback ?? own.fallback, fails: own.fails };
}

/** `os.environ["NAME"]`, not as what is assigned to. */
function subscriptOf(module: PythonModule, node: PyNode): Read | undefined {
  const [object, bracket, name] = node.children;
  if (bracket?.type !== '[' || !isEnviron(module, dottedName(object))) return undefined;
  const statement = node.parent;
  if (statement?.type === 'DeleteStatement') return undefined;
  if (statement?.type === 'AssignStatement' && statement.children.at(-1) !== node) return undefined;
  return { name, fails: true };
}

function isEnviron(module: PythonModule, name: string | undefined): boolean {
  return name === 'os.environ' || (name !== undefined && importedFrom(module, name, 'os', 'environ'));
}

function isPlain(module: PythonModule, { callee, name }: PyCall): boolean {
  if (name === 'getenv') return callee === 'os.getenv' || importedFrom(module, callee, 'os', 'getenv');
  return (name === 'get' || name === 'pop') && isEnviron(module, callee.slice(0, callee.lastIndexOf('.')));
}

function importedFrom(module: PythonModule, as: string, from: string, name: string): boolean {
  return module.imports.some((each) => each.as === as && each.module === from && each.name === name);
}

/** decouple's `config("X")`, starlette's `Config()("X")`, environs' `Env().str("X")`. */
function isLibrary(program: PythonProgram, module: PythonModule, { callee }: PyCall): boolean {
  const object = callee.split('.')[0] ?? '';
  if (object === '') return false;
  if (module.imports.some((each) => each.as === callee && each.module === 'decouple')) return true;
  const found = program.finder.definition(module, object);
  const maker = found?.kind === 'value' ? callOf(found.value) : undefined;
  if (!maker || found?.kind !== 'value') return false;
  const imported = found.module.imports.find((each) => each.as === maker.callee.split('.')[0]);
  const library = imported?.module.split('.')[0] ?? '';
  if (library === 'environs') return !/\.(read_env|seal|prefixed)$/.test(callee);
  return (library === 'starlette' || library === 'decouple') && callee === object;
}

/** environs takes the default as its second argument. */
function positional(call: PyCall): PyNode | undefined {
  return call.callee.includes('.') ? call.args[1] : undefined;
}

/** A function of the program that hands its first parameter on to `os.getenv` or `os.environ`. */
function ownReader(
  program: PythonProgram,
  module: PythonModule,
  call: PyCall,
): { fallback?: PyNode; fails: boolean } | undefined {
  if (constantOf(call.args[0]) === undefined || call.callee.includes('.')) return undefined;
  const found = program.finder.definition(module, call.callee);
  const defined = found?.kind === 'function' ? found.function : undefined;
  const [first, second] = defined?.parameters ?? [];
  if (!defined || !first || found === undefined) return undefined;
  const reads = [...defined.body.all('CallExpression', 'MemberExpression')].some((node) => {
    const inner =
      node.type === 'MemberExpression' ? subscriptOf(found.module, node) : plainRead(found.module, node);
    return inner?.name?.text === first.name;
  });
  if (!reads) return undefined;
  const raises = [...defined.body.all('RaiseStatement')].length > 0;
  return { fallback: second?.default, fails: raises && (!second?.default || second.default.type === 'None') };
}

function plainRead(module: PythonModule, node: PyNode): Read | undefined {
  const call = callOf(node);
  return call && isPlain(module, call) ? { name: call.args[0], fails: false } : undefined;
}

/** `"default"` of `os.getenv("X") or "default"`; of a chain the last. */
function alternativeOf(node: PyNode): PyNode | undefined {
  let outer = node.parent;
  while (
    outer?.type === 'ParenthesizedExpression' ||
    (outer?.parent?.type === 'BinaryExpression' && outer.type === 'BinaryExpression')
  )
    outer = outer.parent;
  if (outer?.type !== 'BinaryExpression' || outer.children[1]?.type !== 'or') return undefined;
  const last = outer.children.at(-1);
  return last && last.from > node.to && constantOf(last) !== undefined ? last : undefined;
}
