import { type TSchema, Type } from '@sinclair/typebox';
import { addressValue, descriptionOf, isSpecified } from '../../application';
import { HTTP_URL, JSON_LIST, optional } from '../../constructs/formats';
import { DEFAULT_ADDRESSES } from './default-addresses';
import type { ChartVariable } from './server-facts';

/**
 * The schema of the value that a variable becomes. Without a default of its own a text is empty, and anything else
 * may be absent.
 */
export function configSchema(variable: ChartVariable): TSchema {
  const { choices, type } = variable;
  const given = defaultText(variable);
  const description = textOf(variable);
  if (choices) {
    const all = [...new Set([...choices, ...(given === undefined ? [] : [given])])];
    return withDefault(
      Type.Union(
        all.map((choice) => Type.Literal(choice)),
        { description },
      ),
      given,
    );
  }
  switch (type) {
    case 'integer':
      return withDefault(Type.Integer({ ...limitsOf(variable), description }), number(given));
    case 'number':
      return withDefault(Type.Number({ ...limitsOf(variable), description }), number(given));
    case 'boolean':
      return withDefault(Type.Boolean({ description }), truth(given));
    default:
      return Type.String({ ...patternOf(variable), description, default: given ?? '' });
  }
}

function withDefault(schema: TSchema, value: unknown): TSchema {
  return value === undefined ? Type.Optional(schema) : { ...schema, default: value };
}

function defaultText(variable: ChartVariable): string | undefined {
  return variable.value ?? addressValue(variable, DEFAULT_ADDRESSES) ?? variable.default;
}

function limitsOf({ minimum, maximum }: ChartVariable): { minimum?: number; maximum?: number } {
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function number(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

function truth(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  return /^(true|1|yes|on)$/i.test(text);
}

function patternOf({ type, meaning, required }: ChartVariable): { readonly pattern?: string } {
  if (type === 'list') return { pattern: optional(JSON_LIST) };
  switch (meaning) {
    case 'frontend-origin':
    case 'frontend-service':
    case 'jwks-url':
    case 'backend-origin':
    case 'backend-service':
      return { pattern: required ? HTTP_URL : optional(HTTP_URL) };
    case 'openai-base-url':
      return { pattern: optional(HTTP_URL) };
    default:
      return {};
  }
}

function textOf(variable: ChartVariable): string {
  const { name, choices, type } = variable;
  const { about = `The application's \`${name}\`.`, otherwise } = descriptionOf(variable);
  const isText = !choices && (type === 'string' || type === 'list');
  const unset = otherwise ?? (isText && !isSpecified(name) ? 'not set' : undefined);
  return unset === undefined ? about : `${about} ${isText ? 'Empty' : 'Without it'}: ${unset}.`;
}
