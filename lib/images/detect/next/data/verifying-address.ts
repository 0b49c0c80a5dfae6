import ts from 'typescript';
import { descendants } from '../syntax/descendants';
import { isProduction } from '../syntax/is-production';

/** pg 8 verifies the certificate for each of these, whatever its option `ssl` says. */
const VERIFYING = /^[?&]sslmode=(prefer|require|verify-ca|verify-full)(&|$)/;

/** With this parameter pg reads `sslmode` as libpq does. */
const AS_LIBPQ = 'uselibpqcompat';

/**
 * Where code that uses pg puts an `sslmode` into the database's address by which pg verifies its certificate:
 * `url.searchParams.set('sslmode', 'require')` or `${url}?sslmode=require`. That of the bundled database has none yet.
 */
export function verifyingAddress(tree: ts.SourceFile): ts.Node | undefined {
  if (tree.text.includes(AS_LIBPQ)) return undefined;
  return descendants(tree).find(
    (node) => VERIFYING.test(addedBy(node) ?? '') && conditionsOf(node).every(holds),
  );
}

/** What a node adds to an address, as it stands there. */
function addedBy(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && /searchParams\.(set|append)$/.test(node.expression.getText())) {
    const [name, value] = node.arguments;
    return name && value && ts.isStringLiteralLike(name) && ts.isStringLiteralLike(value)
      ? `?${name.text}=${value.text}`
      : undefined;
  }
  return ts.isStringLiteralLike(node) || ts.isTemplateTail(node) ? node.text : undefined;
}

/** The conditions around a node; those that it stands itself in are none. */
function conditionsOf(node: ts.Node): ts.Expression[] {
  const { parent } = node;
  if (!parent) return [];
  const around = conditionsOf(parent);
  if (ts.isIfStatement(parent) && parent.expression !== node) return [parent.expression, ...around];
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return [parent.condition, ...around];
  return around;
}

/** In production, for an address without `sslmode`: nothing asks for one before it is there. */
function holds(condition: ts.Expression): boolean {
  return isProduction(condition) || /^[^=]*sslmode[^=]*$/.test(condition.getText());
}
