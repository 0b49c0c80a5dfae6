import { type Json, type JsonObject, isObject } from '../json';
import type { ObjectType, ValueType } from '../schema/value-type';
import type { Choose, Inputs, Leaf } from './inputs';
import { type Path, descend, pathKey } from './path';

/** A text, number or key of some inputs that matters as it is, not only for being there. */
export interface Literal {
  readonly path: Path;
  readonly isKey: boolean;
  readonly literal: string | number;
}

/** Keeps these literals and marks everything else. */
export function keep(literals: readonly Literal[]): Choose {
  const kept = new Map(literals.map((literal) => [leafKey(literal), literal.literal]));
  return (leaf) => kept.get(leafKey(leaf));
}

/**
 * The fewest literals of the inputs with which it still goes wrong when everything else is marked.
 *
 * @param isWrong draws inputs by the choice, and tells whether template and code differ on them
 */
export function isolate(type: ObjectType, inputs: Inputs, isWrong: (choose: Choose) => boolean): Literal[] {
  let kept = literalsOf(type, inputs);
  if (!isWrong(keep(kept))) return [];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let start = 0; start < kept.length;) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (isWrong(keep(fewer))) kept = fewer;
      else start += size;
    }
  }
  return kept;
}

function literalsOf(type: ObjectType, { values, release }: Inputs): Literal[] {
  return [
    { path: ['release', 'name'], isKey: false, literal: release.name },
    ...literalsBelow(type, values, ['values']),
  ];
}

function literalsBelow(type: ValueType, json: Json, path: Path): Literal[] {
  if (type.kind === 'any' || type.kind === 'enum') return [];
  if (Array.isArray(json)) {
    const item = type.kind === 'list' ? type.item : type;
    return (json as readonly Json[]).flatMap((each, index) =>
      literalsBelow(item, each, [...path, String(index)]),
    );
  }
  if (isObject(json)) {
    return Object.entries(json).flatMap(([key, inner]): Literal[] => {
      const below = [...path, key];
      if (type.kind === 'map') {
        return [{ path: below, isKey: true, literal: key }, ...literalsBelow(type.item, inner, below)];
      }
      const property = type.kind === 'object' ? type.properties.get(key) : undefined;
      return property ? literalsBelow(property.type, inner, below) : [];
    });
  }
  return typeof json === 'string' || typeof json === 'number' ? [{ path, isKey: false, literal: json }] : [];
}

function leafKey({ path, isKey }: Pick<Leaf, 'path' | 'isKey'>): string {
  return `${isKey ? 'key' : 'value'} ${pathKey(path)}`;
}

/** The place in the schema of a path in the inputs, see `Input.place`. */
export function placeOf(type: ValueType, path: Path): string {
  const [from = '', ...rest] = path;
  if (from === 'release') return path.join('.');
  const descent = descend(type, rest);
  if (!('collection' in descent)) return path.join('.');
  const item = descent.type.kind === 'list' || descent.type.kind === 'map' ? descent.type.item : descent.type;
  return placeOf(item, [[from, ...descent.collection, '*'].join('.'), ...descent.rest]);
}

/** The values with at least two of everything: of a single item nobody knows whether it is the first or each. */
export function growCollections(type: ObjectType, values: JsonObject): JsonObject {
  return grow(type, values) as JsonObject;
}

function grow(type: ValueType, json: Json): Json {
  switch (type.kind) {
    case 'object':
      return Object.fromEntries(
        Object.entries(json as JsonObject).map(([key, inner]) => {
          const property = type.properties.get(key);
          return [key, property ? grow(property.type, inner) : inner];
        }),
      );
    case 'list': {
      const items = (json as readonly Json[]).map((item) => grow(type.item, item));
      const [only] = items;
      return only !== undefined && items.length === 1 && (type.maxItems ?? 2) >= 2 ? [only, only] : items;
    }
    case 'map': {
      const entries = Object.entries(json as JsonObject).map(
        ([key, inner]) => [key, grow(type.item, inner)] as const,
      );
      const [only] = entries;
      const one = only !== undefined && entries.length === 1 && (type.maxItems ?? 2) >= 2;
      return Object.fromEntries(one ? [only, [`${only[0]}2`, only[1]]] : entries);
    }
    default:
      return json;
  }
}
