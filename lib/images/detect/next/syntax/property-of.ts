import ts from 'typescript';

/** The member of an object literal that has a name: a property, its short form, or a method. */
export function propertyOf(
  object: ts.ObjectLiteralExpression,
  name: string,
): Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment> | undefined {
  for (const member of object.properties) {
    if (ts.isSpreadAssignment(member)) continue;
    const key = member.name;
    if ((ts.isIdentifier(key) || ts.isStringLiteralLike(key)) && key.text === name) return member;
  }
  return undefined;
}
