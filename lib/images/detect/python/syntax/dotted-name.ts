import type { PyNode } from './py-node';

/** `a.b.c` of a name or an attribute of one; `undefined` of any other expression. */
export function dottedName(node: PyNode | undefined): string | undefined {
  if (node?.type === 'VariableName') return node.text;
  if (node?.type !== 'MemberExpression') return undefined;
  const [object, dot, property] = node.children;
  const base = dottedName(object);
  return base !== undefined && dot?.type === '.' && property ? `${base}.${property.text}` : undefined;
}
