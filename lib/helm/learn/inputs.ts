import type { Json, JsonObject } from '../json';
import type { Release } from '../release';
import type { NumberType, ObjectType, ValueType } from '../schema/value-type';
import { type Markers, type TextType, fits } from './markers';
import type { Path } from './path';
import type { Random } from './random';

/** What `build` is given, and which of its values can be told apart wherever they turn up. */
export interface Inputs {
  readonly values: JsonObject;
  readonly release: Release;
  readonly marks: readonly Mark[];
  /** Nothing was chosen: whatever could be marked is. */
  readonly isMarked: boolean;
}

/** A value, or a map's key, that occurs nowhere else in the inputs. */
export interface Mark {
  readonly path: Path;
  /** The last step itself, a key of a map, is meant and not what stands there. */
  readonly isKey: boolean;
  readonly value: string | number;
  /** Path of the free-form value that it is a part of. @default - none */
  readonly freeForm?: Path;
}

/** A text, number or key that is about to be drawn. */
export interface Leaf {
  /** Where it stands in the skeleton. */
  readonly path: Path;
  readonly isKey: boolean;
  readonly type: TextType | NumberType;
  /** What stands there in the skeleton. */
  readonly json: string | number;
}

/** What a leaf becomes; undefined for a mark. */
export type Choose = (leaf: Leaf) => string | number | undefined;

/** How choices are drawn. */
export interface Skeleton {
  /** How likely an optional value is given, a boolean true, a list filled. */
  readonly density: number;
  /** How many items lists and maps have, if any. @default - two or three */
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
  const { density, emptyItems } = style;
  const below = (inner: ValueType): Json => skeleton(inner, random, style);
  const item = (inner: ValueType): Json => {
    const drawn = below(inner);
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

/**
 * The skeleton's choices with a new mark for every text, number and key.
 *
 * @param choose what is not marked but given. @default - everything is marked
 */
export function markInputs(
  type: ObjectType,
  skeleton: JsonObject,
  markers: Markers,
  choose: Choose = () => undefined,
): Inputs {
  markers.startRow();
  const marking = new Marking(markers, choose);
  const values = marking.value(type, skeleton, ['values'], ['values']) as JsonObject;
  const name = (key: keyof Release, maxLength: number): string =>
    marking.text({ minLength: 1, maxLength, pattern: NAME }, '', ['release', key], ['release', key]);
  const release: Release = {
    name: name('name', 53),
    namespace: name('namespace', 63),
    service: name('service', 63),
    fullname: name('fullname', 63),
  };
  return { values, release, marks: marking.marks, isMarked: marking.isMarked };
}

/** What Kubernetes accepts as a name. */
const NAME = '^[a-z]([-a-z0-9]*[a-z0-9])?$';

class Marking {
  readonly marks: Mark[] = [];
  isMarked = true;

  constructor(
    private readonly markers: Markers,
    private readonly choose: Choose,
  ) {}

  /**
   * @param path of the result
   * @param old of the skeleton, where keys of maps differ
   */
  value(type: ValueType, json: Json, path: Path, old: Path): Json {
    switch (type.kind) {
      case 'object':
        return mapEntries(json, (key, inner) => {
          const property = type.properties.get(key)?.type ?? { kind: 'any' };
          return [key, this.value(property, inner, [...path, key], [...old, key])];
        });
      case 'map':
        return mapEntries(json, (key, inner) => {
          const fresh = this.key({ pattern: type.keyPattern, minLength: 1 }, key, path, [...old, key]);
          return [fresh, this.value(type.item, inner, [...path, fresh], [...old, key])];
        });
      case 'list':
        return (json as readonly Json[]).map((item, index) =>
          this.value(type.item, item, [...path, String(index)], [...old, String(index)]),
        );
      case 'string':
        return json === '' ? '' : this.text(type, json as string, path, old);
      case 'number':
        return json === 0 ? 0 : this.number(type, json as number, path, old);
      case 'union': {
        const option = type.options.find(({ kind }) => kind === typeof json);
        return option ? this.value(option, json, path, old) : json;
      }
      case 'any':
        return this.freeForm(json, path);
      default:
        return json;
    }
  }

  text(type: TextType, json: string, path: Path, old: Path): string {
    const given = this.given({ path: old, isKey: false, type, json });
    if (given !== undefined) return String(given);
    const marker = this.markers.text(type);
    if (!marker) return json;
    if (marker.distinctive) this.marks.push({ path, isKey: false, value: marker.value });
    return marker.value;
  }

  private number(type: NumberType, json: number, path: Path, old: Path): number {
    const given = this.given({ path: old, isKey: false, type, json });
    if (given !== undefined) return Number(given);
    const marker = this.markers.number(type);
    if (marker.distinctive) this.marks.push({ path, isKey: false, value: marker.value });
    return marker.value;
  }

  private key(type: TextType, json: string, path: Path, old: Path): string {
    const given = this.given({ path: old, isKey: true, type, json });
    if (given !== undefined) return String(given);
    const marker = this.markers.text(type);
    if (!marker) return json;
    if (marker.distinctive)
      this.marks.push({ path: [...path, marker.value], isKey: true, value: marker.value });
    return marker.value;
  }

  private given(leaf: Leaf): string | number | undefined {
    const given = this.choose(leaf);
    if (given !== undefined) this.isMarked = false;
    return given;
  }

  /** A free-form value can only be passed on whole: `{ <mark>: <mark> }`. */
  private freeForm(json: Json, path: Path): Json {
    const mark = (): string => {
      const value = this.markers.token();
      this.marks.push({ path, isKey: false, value, freeForm: path });
      return value;
    };
    if (Array.isArray(json)) return json.length > 0 ? [mark()] : [];
    return Object.keys(json as JsonObject).length > 0 ? { [mark()]: mark() } : {};
  }
}

function mapEntries(json: Json, map: (key: string, inner: Json) => [string, Json]): Json {
  return Object.fromEntries(Object.entries(json as JsonObject).map(([key, inner]) => map(key, inner)));
}
