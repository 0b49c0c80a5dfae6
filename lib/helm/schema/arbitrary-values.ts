import type { TObject } from '@sinclair/typebox';
import fc from 'fast-check';
import { type Json, type JsonObject, isObject } from '../json';
import { arbitraryText, isTransportable } from './arbitrary-text';
import { defaultsOf, mergeValues } from './defaults';
import { readValueType } from './read-value-type';
import { refusalsOf } from './validate-values';
import type { ListType, MapType, NumberType, ObjectType, StringType, ValueType } from './value-type';

/** Longer lists and maps take time and show nothing new. */
const MAX_ITEMS = 4;

/**
 * Values as a user may write them into a file: any part of what the schema accepts. What is left out keeps its default,
 * so that a counterexample shrinks to the few values that matter. Merged over the defaults they are valid.
 *
 * @param keys keys that maps get now and then, for instance those that the chart's objects have themselves
 */
export function arbitraryValues(schema: TObject, keys: readonly string[] = []): fc.Arbitrary<JsonObject> {
  const type = readValueType(schema);
  if (type.kind !== 'object') throw new TypeError('the schema of a chart is an object with properties');
  const defaults = defaultsOf(schema);
  return objectOf(type, keys, defaults)
    .map((values) => values as JsonObject)
    .filter((values) => refusalsOf(schema, mergeValues(defaults, values)).length === 0);
}

/** @param given the default of the place, which is there when the user writes nothing. */
function valueOf(type: ValueType, keys: readonly string[], given?: Json): fc.Arbitrary<Json> {
  switch (type.kind) {
    case 'object':
      return objectOf(type, keys, given);
    case 'map':
      return mapOf(type, keys);
    case 'list':
      return listOf(type, keys);
    case 'string':
      return textOf(type);
    case 'number':
      return numberOf(type);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...type.values);
    case 'union':
      return fc.oneof(...type.options.map((option) => valueOf(option, keys)));
    case 'any':
      return anyOf(type.json);
  }
}

function objectOf({ properties }: ObjectType, keys: readonly string[], given?: Json): fc.Arbitrary<Json> {
  const defaults = isObject(given) ? given : {};
  const entries = [...properties];
  const required = entries.filter(([key, { optional }]) => !optional && !(key in defaults));
  return fc.record(
    Object.fromEntries(entries.map(([key, { type }]) => [key, valueOf(type, keys, defaults[key])])),
    { requiredKeys: required.map(([key]) => key), noNullPrototype: true },
  );
}

function mapOf(
  { item, keyPattern, maxItems = MAX_ITEMS }: MapType,
  keys: readonly string[],
): fc.Arbitrary<Json> {
  const drawn = textOf({ kind: 'string', pattern: keyPattern, minLength: 0, maxLength: MAX_KEY_LENGTH });
  const allowed =
    keyPattern === undefined ? keys : keys.filter((key) => new RegExp(keyPattern, 'u').test(key));
  const key =
    allowed.length > 0 ? fc.oneof({ arbitrary: drawn, weight: 3 }, fc.constantFrom(...allowed)) : drawn;
  return dictionary(key, valueOf(item, keys), Math.min(maxItems, MAX_ITEMS));
}

/** YAML takes no longer keys in one line. */
const MAX_KEY_LENGTH = 500;

function dictionary(
  key: fc.Arbitrary<string>,
  item: fc.Arbitrary<Json>,
  maxKeys: number,
): fc.Arbitrary<Json> {
  // JavaScript keeps this one key for itself.
  const usable = key.filter((text) => text !== '__proto__');
  return fc.dictionary(usable, item, { maxKeys, noNullPrototype: true });
}

function listOf({ item, minItems, maxItems }: ListType, keys: readonly string[]): fc.Arbitrary<Json> {
  const most = Math.min(maxItems ?? Infinity, Math.max(minItems, MAX_ITEMS));
  return fc.array(valueOf(item, keys), { minLength: minItems, maxLength: most });
}

function textOf({ pattern, minLength, maxLength = Infinity }: StringType): fc.Arbitrary<string> {
  const text =
    pattern === undefined
      ? arbitraryText()
      : fc.stringMatching(new RegExp(pattern, 'u')).filter(isTransportable);
  return text.filter((drawn) => {
    const { length } = [...drawn];
    return length >= minLength && length <= maxLength;
  });
}

function numberOf({ integer, minimum, maximum, multipleOf }: NumberType): fc.Arbitrary<number> {
  const step = multipleOf ?? 1;
  if (integer || multipleOf !== undefined) {
    const min = Math.ceil((minimum ?? Number.MIN_SAFE_INTEGER) / step);
    const max = Math.floor((maximum ?? Number.MAX_SAFE_INTEGER) / step);
    const large = fc.constantFrom(1_000_000, 8_000_000, 20_000_000).filter((n) => n % step === 0);
    const some = fc.integer({ min, max }).map((n) => positiveZero(n * step));
    return max * step < 20_000_000 ? some : fc.oneof({ arbitrary: some, weight: 3 }, large);
  }
  return fc.double({ min: minimum, max: maximum, noNaN: true, noDefaultInfinity: true }).map(positiveZero);
}

/** JSON has no negative zero. */
function positiveZero(n: number): number {
  return n === 0 ? 0 : n;
}

function anyOf(json?: 'object' | 'array'): fc.Arbitrary<Json> {
  const { value, object, array } = fc.letrec<Record<'value' | 'object' | 'array', Json>>((tie) => ({
    object: dictionary(arbitraryText(), tie('value'), MAX_ITEMS),
    array: fc.array(tie('value'), { maxLength: MAX_ITEMS }),
    value: fc.oneof(
      { maxDepth: 2 },
      arbitraryText(),
      fc.boolean(),
      numberOf({ kind: 'number', integer: true }),
      numberOf({ kind: 'number', integer: false }),
      tie('object'),
      tie('array'),
    ),
  }));
  return json === 'object' ? object : json === 'array' ? array : value;
}
