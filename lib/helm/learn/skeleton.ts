import type { Json, JsonObject } from '../json';
import type { ObjectType, ValueType } from '../schema/value-type';
import { fits } from './markers';
import type { Random } from './random';

/** How choices are drawn. */
export interface Skeleton {
  /** How likely an optional value is given, a boolean true, a list filled. */
  readonly density: number;
  /** How many items the outermost lists and maps have, if any; if one, the inner ones as well. @default - two or three */
  readonly items?: number;
  /** Whether texts in lists may be empty. @default false */
  readonly emptyItems?: boolean;
}

/**
 * Which optional values are given, which strings are empty, which lists how long …: the choices that conditions can
 * depend on. Strings and numbers are placeholders for `markInputs`.
 */
export function drawSkeleton(type: ObjectType, random: Random, style: Skeleton): JsonObject {
  return skeleton(type, random, style) as JsonObject;
}

const PLACEHOLDER = 'x';

function skeleton(type: ValueType, random: Random, style: Skeleton): Json {
  const { density, items, emptyItems } = style;
  const below = (inner: ValueType): Json => skeleton(inner, random, style);
  const item = (inner: ValueType): Json => {
    // Long lists of long lists would cost much and show nothing more.
    const drawn = skeleton(inner, random, { ...style, items: items === 1 ? 1 : undefined });
    // An item that nothing marks could not be told from another.
    return isEmpty(drawn) && !emptyItems ? skeleton(inner, random, { density: 1 }) : drawn;
  };
  switch (type.kind) {
    case 'object': {
      const given = [...type.properties].filter(([, { optional }]) => !optional || random.chance(density));
      return Object.fromEntries(given.map(([key, property]) => [key, below(property.type)]));
    }
    case 'list':
      return Array.from({ length: drawCount(type, random, style) }, () => item(type.item));
    case 'map': {
      const keys = Array.from(
        { length: drawCount({ minItems: 0, ...type }, random, style) },
        (_, i) => `key${i}`,
      );
      return Object.fromEntries(keys.map((key) => [key, item(type.item)]));
    }
    case 'string':
      return mayBeEmpty(type) && !random.chance(density) ? '' : PLACEHOLDER;
    case 'number':
      return mayBeZero(type) && !random.chance(Math.max(density, 0.75)) ? 0 : 1;
    case 'boolean':
      return random.chance(density);
    case 'enum':
      return random.pick(type.values);
    case 'union':
      return below(random.pick(type.options));
    case 'any':
      if (!random.chance(density)) return type.json === 'array' ? [] : {};
      return type.json === 'array' ? [PLACEHOLDER] : { [PLACEHOLDER]: PLACEHOLDER };
  }
}

/** Nothing in it can carry a mark. */
function isEmpty(json: Json): boolean {
  if (typeof json === 'object' && json !== null) return Object.values(json).every(isEmpty);
  return json !== PLACEHOLDER;
}

/** Never one, where that can be avoided: with a single item "all items" and "the first" look the same. */
function drawCount(
  { minItems, maxItems = Infinity }: { readonly minItems: number; readonly maxItems?: number },
  random: Random,
  { density, items }: Skeleton,
): number {
  if (minItems === 0 && !random.chance(density)) return 0;
  if (items !== undefined) return Math.min(Math.max(items, minItems), maxItems);
  const least = Math.min(Math.max(minItems, 2), maxItems);
  return random.integer(least, Math.min(least + 1, maxItems));
}

function mayBeEmpty({
  minLength,
  pattern,
}: {
  readonly minLength: number;
  readonly pattern?: string;
}): boolean {
  return fits('', { minLength, pattern });
}

function mayBeZero({
  minimum = 0,
  maximum = 0,
}: {
  readonly minimum?: number;
  readonly maximum?: number;
}): boolean {
  return minimum <= 0 && maximum >= 0;
}
