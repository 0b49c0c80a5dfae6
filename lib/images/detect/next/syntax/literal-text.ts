import ts from 'typescript';
import { unwrap } from './unwrap';
import type { ValueOf } from './value-of';

/** The text of a value that is written down: a string, a number, `true` or `false`; also joined or multiplied ones. */
export function literalText(node: ts.Expression, valueOf: ValueOf): string | undefined {
  const value = literal(node, valueOf);
  return value === undefined ? undefined : String(value);
}

function literal(node: ts.Expression, valueOf: ValueOf): string | number | boolean | undefined {
  const value = valueOf(unwrap(node));
  if (ts.isStringLiteralLike(value)) return value.text;
  if (ts.isNumericLiteral(value)) return Number(value.text);
  if (value.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (value.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (!ts.isBinaryExpression(value)) return undefined;
  const [left, right] = [literal(value.left, valueOf), literal(value.right, valueOf)];
  if (left === undefined || right === undefined) return undefined;
  const areNumbers = typeof left === 'number' && typeof right === 'number';
  switch (value.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return areNumbers ? left + right : `${left}${right}`;
    case ts.SyntaxKind.AsteriskToken:
      return areNumbers ? left * right : undefined;
    default:
      return undefined;
  }
}
