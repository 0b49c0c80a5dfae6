import { dottedName } from './dotted-name';
import type { PyNode } from './py-node';

/** `a = b = value`, `a: T = value` or `a: T`. */
export interface PyAssignment {
  readonly node: PyNode;
  /** What is assigned to, as written: `a`, `self.b`. Anything but a dotted name is left out. */
  readonly targets: readonly string[];
  readonly annotation?: PyNode;
  readonly value?: PyNode;
}

/** What a statement assigns; `undefined` when it is no assignment. */
export function assignmentOf(node: PyNode): PyAssignment | undefined {
  if (node.type === 'NamedExpression')
    return { node, targets: [node.children[0]?.text ?? ''], value: node.children[2] };
  if (node.type !== 'AssignStatement') return undefined;
  const operators = node.children.filter(({ type }) => type === 'AssignOp').length;
  const plain = node.children.filter(({ type }) => !['AssignOp', 'TypeDef'].includes(type));
  return {
    node,
    targets: (operators ? plain.slice(0, -1) : plain).flatMap((target) => dottedName(target) ?? []),
    annotation: node.child('TypeDef')?.children[1],
    value: operators ? plain.at(-1) : undefined,
  };
}
