import { type Json, isObject } from '../json';
import type { ListType, MapType, ObjectType, ValueType } from '../schema/value-type';
import type { Scope } from '../template/evaluate';
import type { Source } from '../template/template';
import { type Bits, FormulaSearch } from './formula';
import type { Inputs } from './inputs';
import { type Path, descend, pathKey, valueAt } from './path';
import type { Lessons } from './lessons';
import { predicatesOf } from './predicates';

/** A source and what it gives in each instance. */
export interface Input {
  readonly source: Source;
  /** Its place in the schema, the same for every item of a collection: `values.hosts.*.name`. */
  readonly place: string;
  readonly values: readonly (Json | undefined)[];
}

/** Where a mark comes from, as seen from one instance. */
export type Origin =
  | { readonly source: Source }
  /** It belongs to an item of a list or map that no range has opened yet. */
  | { readonly collection: Source; readonly step: string };

/** One item of a range: where it lies in the row's inputs. */
interface Base {
  readonly path: Path;
  readonly type: ValueType;
}

/** An item of a collection in one instance of the frame around it. */
export interface Member {
  readonly instance: number;
  /** Index or key. */
  readonly step: string;
}

/**
 * What a place in a template can refer to: the inputs of every row at the top, and one item of each enclosing range
 * below it. An instance is a row, or an item of a row.
 */
export class Frame {
  readonly all: Bits;
  private search: FormulaSearch | undefined;
  private readonly sources = new Map<string, Source>();
  private readonly origins = new WeakMap<Path, Origin>();

  private constructor(
    private readonly rootType: ObjectType,
    /** What conditions and values can be made of here, in the order of the schema. */
    readonly inputs: readonly Input[],
    /** The row of each instance. */
    readonly rows: readonly number[],
    private readonly rowInputs: readonly Inputs[],
    /** Per instance the items it lies in, outermost first. */
    private readonly bases: readonly (readonly Base[])[],
    readonly lessons: Lessons,
  ) {
    this.all = (1n << BigInt(rows.length)) - 1n;
  }

  static root(type: ObjectType, rowInputs: readonly Inputs[], lessons: Lessons): Frame {
    const releases: Input[] = (['name', 'namespace', 'service', 'fullname'] as const).map((key) => ({
      source: { from: 'release', level: 0, path: [key], type: RELEASE_NAME },
      place: `release.${key}`,
      values: rowInputs.map(({ release }) => release[key]),
    }));
    const values = rowInputs.map((inputs) => inputs.values);
    const inputs = [
      ...releases,
      ...inputsBelow({ from: 'values', level: 0, path: [], type }, 'values', values),
    ];
    const rows = rowInputs.map((_, row) => row);
    return new Frame(
      type,
      inputs,
      rows,
      rowInputs,
      rows.map(() => []),
      lessons,
    );
  }

  /** The frame of a range's items. */
  child(collection: Source, members: readonly Member[]): Frame {
    const item = (collection.type as ListType | MapType).item;
    const level = this.level + 1;
    const bases = members.map(({ instance, step }) => {
      const path = [...this.pathOf(collection, instance), step];
      return [...(this.bases[instance] ?? []), { path, type: item }];
    });
    const rows = members.map(({ instance }) => this.rows[instance] as number);
    const values = members.map((_, index) =>
      this.jsonAt(rows[index] as number, bases[index]?.at(-1)?.path ?? []),
    );
    const place = `${this.placeOf(collection)}.*`;
    const outer = this.inputs.map(({ values, ...input }) => ({
      ...input,
      values: members.map(({ instance }) => values[instance]),
    }));
    const key: Input = {
      source: { from: 'key', level, path: [], type: KEY },
      place: `${place}#key`,
      values: members.map(({ step }) => step),
    };
    const inner = inputsBelow({ from: 'item', level, path: [], type: item }, place, values);
    const inputs = [...inner, ...(collection.type.kind === 'map' ? [key] : []), ...outer];
    return new Frame(this.rootType, inputs, rows, this.rowInputs, bases, this.lessons);
  }

  /** The source's place in the schema. */
  placeOf(source: Source): string {
    return this.inputs.find((input) => sourceKey(input.source) === sourceKey(source))?.place ?? '';
  }

  /** How many ranges lie around. */
  get level(): number {
    return this.bases[0]?.length ?? 0;
  }

  /** Finds conditions over the instances. */
  get formulas(): FormulaSearch {
    this.search ??= new FormulaSearch(predicatesOf(this.inputs, this.lessons.equalities), this.all);
    return this.search;
  }

  /** What the place in a row's inputs is called in an instance. */
  originOf(path: Path, isKey: boolean, instance: number): Origin {
    const bases = this.bases[instance] ?? [];
    for (let level = bases.length; level > 0; level--) {
      const base = bases[level - 1] as Base;
      if (base.path.every((step, index) => path[index] === step)) {
        const rest = path.slice(base.path.length);
        if (rest.length === 0 && isKey) return { source: this.intern('key', level, [], KEY) };
        return this.origin('item', level, base.type, rest);
      }
    }
    // Marks share their paths between all that asks for them.
    let origin = this.origins.get(path);
    if (!origin) {
      origin = this.originInInputs(path);
      this.origins.set(path, origin);
    }
    return origin;
  }

  private originInInputs([from, ...rest]: Path): Origin {
    if (from === 'release') return { source: this.intern('release', 0, rest, RELEASE_NAME) };
    return this.origin('values', 0, this.rootType, rest);
  }

  /** The collection's keys or indexes in an instance. */
  stepsOf(collection: Source, instance: number): readonly string[] {
    const value = this.jsonAt(this.rows[instance] as number, this.pathOf(collection, instance));
    return Array.isArray(value) || isObject(value) ? Object.keys(value) : [];
  }

  /** All that a template can name in an instance. */
  scopeOf(instance: number): Scope {
    const row = this.rows[instance] as number;
    const { values = {}, release } = this.rowInputs[row] ?? {};
    const turns = (this.bases[instance] ?? []).map(({ path }) => ({
      key: path.at(-1) ?? '',
      item: this.jsonAt(row, path) ?? null,
    }));
    return { inputs: { values, release: { ...release } }, turns };
  }

  private origin(from: Source['from'], level: number, type: ValueType, path: Path): Origin {
    const descent = descend(type, path);
    if (!('collection' in descent)) return { source: this.intern(from, level, path, descent.type) };
    return { collection: this.intern(from, level, descent.collection, descent.type), step: descent.step };
  }

  private intern(from: Source['from'], level: number, path: Path, type: ValueType): Source {
    const source = { from, level, path, type };
    const key = sourceKey(source);
    const known = this.sources.get(key);
    if (!known) this.sources.set(key, source);
    return known ?? source;
  }

  private pathOf(source: Source, instance: number): Path {
    if (source.level === 0) return [source.from, ...source.path];
    return [...(this.bases[instance]?.[source.level - 1]?.path ?? []), ...source.path];
  }

  private jsonAt(row: number, path: Path): Json | undefined {
    const [, ...rest] = path;
    return valueAt(this.rowInputs[row]?.values, rest);
  }
}

const RELEASE_NAME: ValueType = { kind: 'string', minLength: 1 };
const KEY: ValueType = { kind: 'string', minLength: 1 };

/** A source as a key of maps. */
export function sourceKey({ from, level, path }: Source): string {
  return `${from}${level}:${pathKey(path)}`;
}

/** The source and, for objects, everything in it that has a name. */
function inputsBelow(source: Source, place: string, values: readonly (Json | undefined)[]): Input[] {
  const { type, path } = source;
  if (type.kind !== 'object') return [{ source, place, values }];
  const below = [...type.properties].flatMap(([key, property]) => {
    const inner = values.map((value) => (isObject(value) ? value[key] : undefined));
    return inputsBelow({ ...source, path: [...path, key], type: property.type }, `${place}.${key}`, inner);
  });
  return path.length === 0 && source.from === 'values' ? below : [{ source, place, values }, ...below];
}
