import ts from 'typescript';
import { propertyName } from './literal';

/** A key on the way to a value. */
export interface Step {
  /** The name that is written where there is none that matches. */
  readonly key: string;
  /** Whether a name that is written already means the same. @default - it is the same text */
  readonly matches?: (name: string) => boolean;
}

/**
 * Sets one value in the object that a TypeScript file exports by default, bare or as the argument of a call. The rest
 * of the text stays as it is, with its comments.
 *
 * @param value as it is written in TypeScript.
 * @returns the new text; `undefined` where the steps do not lead through plain object literals.
 */
export function setProperty(text: string, steps: readonly Step[], value: string): string | undefined {
  const file = ts.createSourceFile('config.ts', text, ts.ScriptTarget.Latest, true);
  let object = literalOf(file.statements.find(ts.isExportAssignment)?.expression);
  for (const [index, step] of steps.entries()) {
    if (!object) return undefined;
    const property = propertyOf(object, step);
    const rest = steps.slice(index + 1);
    if (!property)
      return inserted(file, object, nested([step, ...rest], value, indentOf(file, object) + INDENT));
    if (!ts.isPropertyAssignment(property)) return undefined;
    if (rest.length === 0) return replaced(text, property.initializer, value);
    object = literalOf(property.initializer);
  }
  return undefined;
}

const INDENT = '  ';

function literalOf(expression: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  if (!expression) return undefined;
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (ts.isCallExpression(expression)) return literalOf(expression.arguments[0]);
  if (
    ts.isSatisfiesExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isParenthesizedExpression(expression)
  )
    return literalOf(expression.expression);
  return undefined;
}

function propertyOf(
  object: ts.ObjectLiteralExpression,
  { key, matches }: Step,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find(({ name }) => {
    if (!name || ts.isComputedPropertyName(name)) return false;
    return matches ? matches(name.text) : name.text === key;
  });
}

function replaced(text: string, node: ts.Node, value: string): string {
  return text.slice(0, node.getStart()) + value + text.slice(node.getEnd());
}

/** After the last property, on lines of its own. */
function inserted(file: ts.SourceFile, object: ts.ObjectLiteralExpression, lines: string): string {
  const { text } = file;
  const close = object.getEnd() - 1;
  const last = object.properties.at(-1);
  const comma = last && !object.properties.hasTrailingComma ? ',' : '';
  const end = last ? last.getEnd() : object.getStart() + 1;
  const between = text.slice(end, close).trimEnd();
  return `${text.slice(0, end)}${comma}${between}\n${lines},\n${indentOf(file, object)}${text.slice(close)}`;
}

/** `a: {⏎ b: value,⏎}` */
function nested([step, ...rest]: readonly Step[], value: string, indent: string): string {
  const name = propertyName(step?.key ?? '');
  if (rest.length === 0) return `${indent}${name}: ${value}`;
  return `${indent}${name}: {\n${nested(rest, value, indent + INDENT)},\n${indent}}`;
}

/** The blanks before the line on which a node begins. */
function indentOf(file: ts.SourceFile, node: ts.Node): string {
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return /^[ \t]*/.exec(file.text.slice(file.getPositionOfLineAndCharacter(line, 0)))?.[0] ?? '';
}
