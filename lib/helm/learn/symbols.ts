import { type Json, type JsonObject, isObject } from '../json';
import type { Mark } from './inputs';
import type { Path } from './path';

/** What `build` made, with the marks in it told apart from the author's own text. */
export type Symbolic = SymbolicScalar | SymbolicObject | SymbolicList | SymbolicWhole | SymbolicBound;

export interface SymbolicScalar {
  readonly kind: 'scalar';
  readonly json: string | number | boolean;
  /** The marks in the order in which they stand, and the text between them. A constant has no marks. */
  readonly parts: readonly (string | Mark)[];
}

export interface SymbolicObject {
  readonly kind: 'object';
  readonly json: JsonObject;
  /** Entries whose keys are the author's. */
  readonly entries: ReadonlyMap<string, Symbolic>;
  /** Entries whose keys carry marks. */
  readonly marked: readonly { readonly key: readonly (string | Mark)[]; readonly value: Symbolic }[];
}

export interface SymbolicList {
  readonly kind: 'list';
  readonly json: Json;
  readonly items: readonly Symbolic[];
}

/** A free-form value of the inputs, untouched. */
export interface SymbolicWhole {
  readonly kind: 'whole';
  readonly json: Json;
  readonly path: Path;
}

/** A place that the author bound to a Helm expression. */
export interface SymbolicBound {
  readonly kind: 'bound';
  readonly json: string;
  readonly expression: string;
}

/** Stands in a built object in place of what is bound. */
export class BoundPlace {
  constructor(readonly expression: string) {}
}

/** Finds the marks of one row's inputs in its objects. */
export class Symbolizer {
  private readonly texts = new Map<string, Mark>();
  private readonly numbers = new Map<number, Mark>();
  private readonly pattern: RegExp | undefined;

  /**
   * @param constants texts known to have no marks in any row; it is added to
   */
  constructor(
    marks: readonly Mark[],
    private readonly constants: Set<string>,
  ) {
    for (const mark of marks) {
      this.texts.set(String(mark.value), mark);
      if (typeof mark.value === 'number') this.numbers.set(mark.value, mark);
    }
    const longestFirst = [...this.texts.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const searches = longestFirst.map((text) =>
      /^\d+$/.test(text) ? `(?<!\\d)${text}(?!\\d)` : escape(text),
    );
    this.pattern = searches.length > 0 ? new RegExp(`(${searches.join('|')})`) : undefined;
  }

  read(json: Json | BoundPlace): Symbolic {
    if (json instanceof BoundPlace) {
      return { kind: 'bound', json: json.expression, expression: json.expression };
    }
    if (Array.isArray(json)) return this.list(json as readonly Json[]);
    if (isObject(json)) return this.object(json);
    const scalar = json as string | number | boolean;
    if (typeof scalar === 'string') return { kind: 'scalar', json: scalar, parts: this.partsOf(scalar) };
    const mark = typeof scalar === 'number' ? this.numbers.get(scalar) : undefined;
    return { kind: 'scalar', json: scalar, parts: [mark ?? String(scalar)] };
  }

  /** The text's constant pieces and marks; an empty text has none. */
  partsOf(text: string): readonly (string | Mark)[] {
    if (!this.pattern || this.constants.has(text)) return text === '' ? [] : [text];
    const pieces = text.split(this.pattern);
    if (pieces.length === 1) this.constants.add(text);
    // `split` with a group gives text and mark in turn.
    return pieces
      .map((piece, index) => (index % 2 === 1 ? (this.texts.get(piece) ?? piece) : piece))
      .filter((part) => part !== '');
  }

  private list(json: readonly Json[]): Symbolic {
    const items = json.map((item) => this.read(item));
    const [only] = items;
    const mark = only?.kind === 'scalar' && items.length === 1 ? only.parts[0] : undefined;
    if (isMark(mark) && mark.freeForm) return { kind: 'whole', json, path: mark.freeForm };
    return { kind: 'list', json, items };
  }

  private object(json: JsonObject): Symbolic {
    const entries = new Map<string, Symbolic>();
    const marked: { key: readonly (string | Mark)[]; value: Symbolic }[] = [];
    for (const [name, inner] of Object.entries(json)) {
      const key = this.partsOf(name);
      const value = this.read(inner);
      if (key.some(isMark)) marked.push({ key, value });
      else entries.set(name, value);
    }
    const mark = entries.size === 0 && marked.length === 1 ? marked[0]?.key[0] : undefined;
    if (isMark(mark) && mark.freeForm) return { kind: 'whole', json, path: mark.freeForm };
    return { kind: 'object', json, entries, marked };
  }
}

export function isMark(part: string | Mark | undefined): part is Mark {
  return typeof part === 'object';
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
