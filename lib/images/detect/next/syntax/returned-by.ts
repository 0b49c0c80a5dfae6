import ts from 'typescript';
import { descendants } from './descendants';

/** What a function gives back: its body, or the last `return` that is its own; `undefined` where it gives nothing. */
export function returnedBy(node: ts.Node): ts.Expression | undefined {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node) && !ts.isFunctionDeclaration(node))
    return undefined;
  const { body } = node;
  if (!body || !ts.isBlock(body)) return body;
  const returns = descendants(body)
    .filter(ts.isReturnStatement)
    .filter((found) => functionOf(found) === node);
  return returns.at(-1)?.expression;
}

function functionOf(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}
