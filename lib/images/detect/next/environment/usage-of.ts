import ts from 'typescript';
import { descendants } from '../syntax/descendants';
import { literalText } from '../syntax/literal-text';
import { returnedBy } from '../syntax/returned-by';
import { unwrap } from '../syntax/unwrap';
import type { ValueOf } from '../syntax/value-of';
import type { EnvironmentRead } from './environment-read';

type Usage = Pick<EnvironmentRead, 'demand' | 'default' | 'type'>;

/** What the code around a read tells: its default, the type it is turned into, and whether it must be there. */
export function usageOf(read: ts.Expression, valueOf: ValueOf): Usage {
  let demand: Usage['demand'] = 'none';
  let fallback: string | undefined;
  let type: Usage['type'];
  let node: ts.Expression = read;
  for (let parent: ts.Node = node.parent; ; parent = node.parent) {
    if (
      ts.isNonNullExpression(parent) ||
      (ts.isAsExpression(parent) && /^string$/.test(parent.type.getText()))
    ) {
      demand = 'asserted';
      node = parent;
    } else if (
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      isMethodOf(parent, node)
    ) {
      node = parent;
    } else if (ts.isCallExpression(parent) && numberType(parent) && parent.arguments[0] === node) {
      type = numberType(parent);
      node = parent;
    } else if (isFallback(parent) && parent.left === node) {
      if (throws(parent.right, valueOf)) demand = 'thrown';
      fallback ??= fallbackText(parent.right, valueOf);
      node = parent;
    } else if (isFallback(parent)) {
      node = parent;
    } else if (ts.isConditionalExpression(parent) && parent.condition === node) {
      fallback ??= fallbackText(parent.whenFalse, valueOf);
      break;
    } else break;
  }
  if (isComparedWithTrue(node)) type = 'boolean';
  if (isRefused(node) || isRefused(read)) return { demand: 'thrown', ...(type && { type }) };
  return {
    demand: fallback === undefined ? demand : 'none',
    ...(fallback !== undefined && { default: fallback }),
    ...(type && { type }),
  };
}

type Fallback = ts.BinaryExpression;

function isFallback(node: ts.Node): node is Fallback {
  return (
    ts.isBinaryExpression(node) &&
    [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(node.operatorToken.kind)
  );
}

/** `read.trim()` and the like: still the variable's value. */
function isMethodOf(parent: ts.Node, node: ts.Node): parent is ts.Expression {
  if (ts.isPropertyAccessExpression(parent))
    return /^(trim|replace|toLowerCase|split)$/.test(parent.name.text);
  return ts.isCallExpression(parent) && parent.expression === node && ts.isPropertyAccessExpression(node);
}

function numberType({ expression }: ts.CallExpression): 'integer' | 'number' | undefined {
  const name = expression.getText();
  if (/^(Number\.)?parseInt$/.test(name)) return 'integer';
  return /^(Number|(Number\.)?parseFloat)$/.test(name) ? 'number' : undefined;
}

function isComparedWithTrue({ parent }: ts.Node): boolean {
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken &&
    ts.isStringLiteral(parent.right) &&
    /^(true|false)$/.test(parent.right.text)
  );
}

/** The text of a literal, or of the last literal of a chain of fallbacks. */
function fallbackText(node: ts.Expression, valueOf: ValueOf): string | undefined {
  const bare = unwrap(node);
  return isFallback(bare) ? fallbackText(bare.right, valueOf) : literalText(bare, valueOf);
}

/** `?? fail('…')` and `?? (() => { throw … })()`. */
function throws(node: ts.Expression, valueOf: ValueOf): boolean {
  const bare = unwrap(node);
  if (!ts.isCallExpression(bare)) return false;
  const callee = unwrap(bare.expression);
  const called = ts.isIdentifier(callee) ? valueOf(callee) : callee;
  return returnedBy(called) === undefined && ts.isFunctionLike(called) && leaves(called);
}

/** Whether a missing value ends in an error: in the condition around it, or in one on the name that it is given. */
function isRefused(node: ts.Expression): boolean {
  if (isRefusedWhenEmpty(node)) return true;
  const { parent } = node;
  if (ts.isCallExpression(parent) && parent.arguments[0] === node) {
    return /^(assert(\.ok)?|invariant)$/.test(parent.expression.getText());
  }
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const { text } = parent.name;
  const scope = functionAround(parent);
  // A function further in may never be called.
  return descendants(scope).some(
    (found) =>
      ts.isIdentifier(found) &&
      found.text === text &&
      functionAround(found) === scope &&
      isRefusedWhenEmpty(found),
  );
}

function functionAround(node: ts.Node): ts.Node {
  return ts.findAncestor(node.parent, ts.isFunctionLike) ?? node.getSourceFile();
}

/** `if (!value) throw …`, `if (value === undefined || …) throw …`. */
function isRefusedWhenEmpty(node: ts.Expression): boolean {
  const { parent } = node;
  const isTest =
    (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken) ||
    (ts.isBinaryExpression(parent) &&
      /^={2,3}$/.test(parent.operatorToken.getText()) &&
      /^(undefined|null|''|"")$/.test(parent.right.getText()));
  if (!isTest) return false;
  const branch = ts.findAncestor(node, ts.isIfStatement);
  return branch !== undefined && isWithin(node, branch.expression) && leaves(branch.thenStatement);
}

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}

function leaves(node: ts.Node): boolean {
  return descendants(node).some(
    (found) =>
      ts.isThrowStatement(found) ||
      (ts.isCallExpression(found) && found.expression.getText() === 'process.exit'),
  );
}
