import ts from 'typescript';
import { calledName } from '../syntax/called-name';
import { literalText } from '../syntax/literal-text';
import type { ValueOf } from '../syntax/value-of';
import type { EnvironmentRead } from './environment-read';

type SchemaType = Pick<
  EnvironmentRead,
  'type' | 'choices' | 'minimum' | 'maximum' | 'default' | 'description'
> & {
  /** It need not be there. */
  readonly optional: boolean;
};

/** What a schema's expression says of a value, read from the names of its calls: `z.coerce.number().int().default(3)`. */
export function schemaType(expression: ts.Expression, valueOf: ValueOf): SchemaType {
  const calls = callsOf(expression, valueOf);
  const names = calls.map((call) => calledName(call) ?? '');
  const argument = (...wanted: readonly string[]) => {
    const call = calls.find((found) => wanted.includes(calledName(found) ?? ''));
    return call?.arguments;
  };
  const text = (node: ts.Expression | undefined) => node && literalText(node, valueOf);

  const choices = choicesOf(argument('enum', 'picklist', 'nativeEnum')?.[0], valueOf);
  const type = typeOf(names);
  const isNumber = type === 'integer' || type === 'number';
  // valibot writes the default after the schema that it belongs to: optional(string(), 'default').
  const value =
    text(argument('default', 'prefault', 'catch')?.[0]) ?? text(argument('optional', 'nullish')?.[1]);
  const minimum = isNumber ? text(argument('min', 'gte', 'minValue')?.[0]) : undefined;
  const maximum = isNumber ? text(argument('max', 'lte', 'maxValue')?.[0]) : undefined;
  const least = minimum ?? (names.includes('positive') && isNumber ? '1' : undefined);
  const description = text(argument('describe')?.[0]) ?? metaDescription(argument('meta')?.[0], valueOf);
  return {
    optional: names.some((name) => /^(optional|nullish|default|prefault|catch|exactOptional)$/.test(name)),
    ...(type && { type }),
    ...(choices && { choices }),
    ...(least !== undefined && { minimum: Number(least) }),
    ...(maximum !== undefined && { maximum: Number(maximum) }),
    ...(value !== undefined && { default: value }),
    ...(description !== undefined && { description }),
  };
}

/** All calls of a schema: those chained, and those of the schemas that it is made from. */
function callsOf(expression: ts.Expression, valueOf: ValueOf, depth = 12): ts.CallExpression[] {
  const value = depth > 0 ? valueOf(expression) : expression;
  if (!ts.isCallExpression(value)) return [];
  const inner = ts.isPropertyAccessExpression(value.expression)
    ? callsOf(value.expression.expression, valueOf, depth - 1)
    : [];
  const parts = value.arguments.flatMap((argument) => callsOf(argument, valueOf, depth - 1));
  return [value, ...inner, ...parts];
}

function typeOf(names: readonly string[]): EnvironmentRead['type'] {
  if (names.some((name) => /^(int|integer|int32|uint32)$/.test(name))) return 'integer';
  if (names.includes('number')) return 'number';
  return names.some((name) => /^(boolean|stringbool)$/.test(name)) ? 'boolean' : undefined;
}

function choicesOf(node: ts.Expression | undefined, valueOf: ValueOf): string[] | undefined {
  const value = node && valueOf(node);
  if (!value || !ts.isArrayLiteralExpression(value)) return undefined;
  return value.elements.flatMap((element) => literalText(element, valueOf) ?? []);
}

function metaDescription(node: ts.Expression | undefined, valueOf: ValueOf): string | undefined {
  const value = node && valueOf(node);
  if (!value || !ts.isObjectLiteralExpression(value)) return undefined;
  const member = value.properties
    .filter(ts.isPropertyAssignment)
    .find(({ name }) => name.getText() === 'description');
  return member && literalText(member.initializer, valueOf);
}
