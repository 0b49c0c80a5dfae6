import { callOf, type PyCall } from './call';
import type { PyNode } from './py-node';

export interface PyParameter {
  readonly name: string;
  readonly annotation?: PyNode;
  readonly default?: PyNode;
}

export interface PyFunction {
  readonly node: PyNode;
  readonly name: string;
  readonly parameters: readonly PyParameter[];
  readonly decorators: readonly PyCall[];
  readonly returns?: PyNode;
  readonly body: PyNode;
}

/** The function that a node defines, decorated or not; `undefined` when it defines none. */
export function functionOf(node: PyNode): PyFunction | undefined {
  if (node.type !== 'FunctionDefinition') return undefined;
  const body = node.child('Body');
  if (!body) return undefined;
  const decorated = node.parent?.type === 'DecoratedStatement' ? node.parent.children : [];
  return {
    node,
    name: node.child('VariableName')?.text ?? '',
    parameters: parametersOf(node.child('ParamList')),
    decorators: decorated.flatMap((child) => callOf(child) ?? []),
    returns: node.child('TypeDef')?.children.at(-1),
    body,
  };
}

function parametersOf(list: PyNode | undefined): PyParameter[] {
  const parameters: { name: string; annotation?: PyNode; default?: PyNode }[] = [];
  let afterAssign = false;
  for (const child of list?.children ?? []) {
    const last = parameters.at(-1);
    if (afterAssign && last) last.default = child;
    else if (child.type === 'TypeDef' && last) last.annotation = child.children[1];
    else if (child.type === 'VariableName') parameters.push({ name: child.text });
    afterAssign = child.type === 'AssignOp';
  }
  return parameters;
}
