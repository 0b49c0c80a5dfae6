import type { Json, JsonObject } from '../json';
import type { Release } from '../release';
import type { NumberType, ObjectType, ValueType } from '../schema/value-type';
import type { Markers, TextType } from './markers';
import type { Path } from './path';

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
