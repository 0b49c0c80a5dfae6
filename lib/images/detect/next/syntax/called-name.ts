import ts from 'typescript';

/** The last name of what a call or `new` calls: `Pool` of `new pg.Pool()`; `undefined` when it has none. */
export function calledName(call: ts.CallExpression | ts.NewExpression): string | undefined {
  const callee = call.expression;
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}
