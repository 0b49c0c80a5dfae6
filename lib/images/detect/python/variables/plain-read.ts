import type { PythonModule } from '../project/python-module';
import { callOf, type PyCall } from '../syntax/call';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';

/** How an expression reads a variable: its name's node, and what is taken where it is not set. */
export interface Read {
  readonly name: PyNode | undefined;
  readonly fallback?: PyNode;
  /** Without a fallback the reading itself fails. */
  readonly fails: boolean;
}

/** How a node reads a variable by Python's own means; `undefined` where it does not. */
export function plainRead(module: PythonModule, node: PyNode): Read | undefined {
  if (node.type === 'MemberExpression') return subscriptOf(module, node);
  if (node.type === 'BinaryExpression') return membershipOf(module, node);
  const call = callOf(node);
  if (!call || !isPlain(module, call)) return undefined;
  const { args, keywords } = call;
  return { name: args[0] ?? keywords.get('key'), fallback: args[1] ?? keywords.get('default'), fails: false };
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

/** `"NAME" not in os.environ`. */
function membershipOf(module: PythonModule, { children }: PyNode): Read | undefined {
  const isMembership = children.at(-2)?.type === 'in' && isEnviron(module, dottedName(children.at(-1)));
  return isMembership ? { name: children[0], fails: false } : undefined;
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
