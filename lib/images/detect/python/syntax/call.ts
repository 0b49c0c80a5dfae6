import { dottedName } from './dotted-name';
import type { PyNode } from './py-node';

/** A call, a decorator with arguments, or the bases of a class. */
export interface PyCall {
  readonly node: PyNode;
  /** `a.b.c` of what is called; empty where that is no name. */
  readonly callee: string;
  /** The last part of `callee`, e.g. `FastAPI`. */
  readonly name: string;
  readonly args: readonly PyNode[];
  readonly keywords: ReadonlyMap<string, PyNode>;
}

/** What a node calls; `undefined` when it is neither a call nor a decorator. */
export function callOf(node: PyNode | undefined): PyCall | undefined {
  if (node?.type === 'CallExpression') return call(node, dottedName(node.children[0]) ?? methodName(node));
  if (node?.type !== 'Decorator') return undefined;
  const names = node.children.filter(({ type }) => ['VariableName', 'PropertyName'].includes(type));
  return call(node, names.map(({ text }) => text).join('.'));
}

function call(node: PyNode, callee: string): PyCall {
  const { args, keywords } = argumentsOf(node.child('ArgList'));
  return { node, callee, name: callee.slice(callee.lastIndexOf('.') + 1), args, keywords };
}

/** `.c` of `a().b.c()`: what it is called on is not a name, yet the method has one. */
function methodName(node: PyNode): string {
  const [callee] = node.children;
  return callee?.child('.') ? `.${callee.child('PropertyName')?.text ?? ''}` : '';
}

/** The arguments of a list in parentheses; `*args` and `**kwargs` are left out. */
export function argumentsOf(list: PyNode | undefined): Pick<PyCall, 'args' | 'keywords'> {
  const args: PyNode[] = [];
  const keywords = new Map<string, PyNode>();
  for (const [first, second, third] of separated(list?.children.slice(1, -1) ?? [])) {
    if (second?.type === 'AssignOp' && first && third) keywords.set(first.text, third);
    else if (first && !second) args.push(first);
  }
  return { args, keywords };
}

function separated(nodes: readonly PyNode[]): PyNode[][] {
  const parts: PyNode[][] = [[]];
  for (const node of nodes) {
    if (node.type === ',') parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
