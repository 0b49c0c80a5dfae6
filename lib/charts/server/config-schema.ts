import { type TSchema, Type } from '@sinclair/typebox';
import { addressValue, descriptionOf, isAddress, isSpecified } from '../../application';
import { HTTP_URL, JSON_LIST, optional } from '../../constructs/formats';
import { DEFAULT_ADDRESSES } from './default-addresses';
import type { ChartVariable } from './server-facts';

/**
 * The schema of the value that a variable becomes. Without a default of its own a text is empty, and anything else
 * may be absent. A default of the application that breaks its own rule shows that the rule is none.
 */
export function configSchema(variable: ChartVariable): TSchema {
  const { choices, type } = variable;
  const given = defaultText(variable);
  const description = textOf(variable);
  const all = [...new Set([...(choices ?? []), ...(given === undefined ? [] : [given])])];
  // Where there is nothing to choose, a chart would have a value on which nothing depends.
  if (choices && all.length > 1)
    return withDefault(
      Type.Union(
        all.map((choice) => Type.Literal(choice)),
        { description },
      ),
      given,
    );
  switch (type) {
    case 'integer':
      return withDefault(Type.Integer({ ...limitsOf(variable, number(given)), description }), number(given));
    case 'number':
      return withDefault(Type.Number({ ...limitsOf(variable, number(given)), description }), number(given));
    case 'boolean':
      return withDefault(Type.Boolean({ description }), truth(given));
    default:
      return Type.String({ ...patternFor(variable, given), description, default: given ?? '' });
  }
}

function withDefault(schema: TSchema, value: unknown): TSchema {
  return value === undefined ? Type.Optional(schema) : { ...schema, default: value };
}

function defaultText(variable: ChartVariable): string | undefined {
  return variable.value ?? addressValue(variable, DEFAULT_ADDRESSES) ?? variable.default;
}

function limitsOf(
  { minimum, maximum }: ChartVariable,
  given: number | undefined,
): { minimum?: number; maximum?: number } {
  return {
    ...(minimum !== undefined && !(given !== undefined && given < minimum) && { minimum }),
    ...(maximum !== undefined && !(given !== undefined && given > maximum) && { maximum }),
  };
}

function number(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

function truth(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  return /^(true|1|yes|on)$/i.test(text);
}

function patternFor(variable: ChartVariable, given = ''): { readonly pattern?: string } {
  const pattern = patternOf(variable);
  return pattern !== undefined && (given === '' || new RegExp(pattern).test(given)) ? { pattern } : {};
}

function patternOf({ type, meaning, required }: ChartVariable): string | undefined {
  if (type === 'list') return optional(JSON_LIST);
  if (meaning === 'openai-base-url') return optional(HTTP_URL);
  // Several origins are a list with commas, or `*`.
  if (!isAddress(meaning) || meaning === 'frontend-origins') return undefined;
  return required ? HTTP_URL : optional(HTTP_URL);
}

function textOf(variable: ChartVariable): string {
  const { name, choices, type } = variable;
  const { about = `The application's \`${name}\`.`, otherwise } = descriptionOf(variable);
  const isText = !choices && (type === 'string' || type === 'list');
  const unset = otherwise ?? (isText && !isSpecified(name) ? 'not set' : undefined);
  return unset === undefined ? about : `${about} ${isText ? 'Empty' : 'Without it'}: ${unset}.`;
}
