import type { PyNode } from '../syntax/py-node';

/** Whether a node runs only in some cases of those in which its function, or its module, does. */
export function isConditional(node: PyNode): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'FunctionDefinition') return false;
    if (outer.type === 'MatchClause') return true;
    // Its first condition is always asked.
    if (outer.type === 'IfStatement' && inner !== outer.children[1]) return true;
    if (outer.type === 'ConditionalExpression' && inner !== outer.children[2]) return true;
  }
  return false;
}
