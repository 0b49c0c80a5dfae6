import type { TObject } from '@sinclair/typebox';
import { type Json, type JsonObject, isObject } from '../json';

/**
 * The schema of a chart's values as JSON Schema of draft 7: the content of values.schema.json, and what the code's side
 * checks by. Unknown values are refused, but for those of `global`, which a parent chart and its other charts share.
 */
export function jsonSchemaOf(schema: TObject): JsonObject {
  // TypeBox's own marks are symbols, which JSON leaves out.
  const closed = close(JSON.parse(JSON.stringify(schema)) as JsonObject) as JsonObject;
  const properties = closed.properties as JsonObject;
  const own = isObject(properties.global) ? properties.global : { type: 'object' };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...closed,
    properties: { ...properties, global: { ...own, additionalProperties: true } },
  };
}

/** Objects with known properties have no others; a choice of literals is an `enum`, whose errors are easier to read. */
function close(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(close);
  if (!isObject(schema)) return schema;
  const { anyOf, ...rest } = schema;
  const literals = Array.isArray(anyOf) ? anyOf.map(literalOf) : [undefined];
  if (!literals.includes(undefined)) return { enum: literals as Json[], ...rest };
  return Object.fromEntries(
    Object.entries(closedObject(schema)).map(([keyword, value]) => [keyword, closeKeyword(keyword, value)]),
  );
}

function closedObject(schema: JsonObject): JsonObject {
  return isObject(schema.properties) ? { additionalProperties: false, ...schema } : schema;
}

function closeKeyword(keyword: string, value: Json): Json {
  if (keyword === 'properties' || keyword === 'patternProperties') {
    return Object.fromEntries(Object.entries(value as JsonObject).map(([name, each]) => [name, close(each)]));
  }
  return ['items', 'additionalProperties', 'anyOf'].includes(keyword) ? close(value) : value;
}

function literalOf(schema: Json): Json | undefined {
  return isObject(schema) ? schema.const : undefined;
}
