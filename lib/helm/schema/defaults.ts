import type { TObject } from '@sinclair/typebox';
import type { Json, JsonObject } from '../json';
import { isObject } from '../json';

interface SchemaNode {
  readonly type?: string;
  readonly default?: Json;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
}

/** The values that the schema gives on its own: each `default`, and objects put together from their properties'. */
export function defaultsOf(schema: TObject): JsonObject {
  return (defaultOf(schema) ?? {}) as JsonObject;
}

function defaultOf(schema: SchemaNode): Json | undefined {
  if (schema.default !== undefined) return schema.default;
  if (schema.type !== 'object' || !schema.properties) return undefined;
  const entries = Object.entries(schema.properties)
    // An optional object without a default of its own is absent.
    .filter(([key, property]) => property.default !== undefined || schema.required?.includes(key))
    .map(([key, property]) => [key, defaultOf(property)] as const)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

/**
 * The values with an overlay laid over them, as Helm does it: objects are merged, everything else is replaced, and null
 * takes away what is there.
 */
export function mergeValues(values: JsonObject, overlay: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...values };
  for (const [key, value] of Object.entries(overlay)) {
    const below = merged[key];
    if (value === null && below !== undefined) delete merged[key];
    else merged[key] = isObject(below) && isObject(value) ? mergeValues(below, value) : value;
  }
  return merged;
}
