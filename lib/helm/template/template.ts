import type { Json } from '../json';
import type { ValueType } from '../schema/value-type';

/**
 * What was learned about a chart, as a tree: independent of Helm's syntax, evaluated by `evaluate` and written out by
 * `lib/helm/emit`.
 */
export interface ChartTemplate {
  readonly documents: readonly DocumentTemplate[];
}

/** One Kubernetes object, or one for each item of a collection. */
export type DocumentTemplate = SingleDocument | RangedDocuments;

export interface SingleDocument {
  /** Construct path relative to the chart, e.g. `Backend/Deployment`; inside a range without its varying parts. */
  readonly id: string;
  readonly kind: string;
  /** @default - always there */
  readonly when?: Condition;
  readonly node: Node;
}

export interface RangedDocuments {
  readonly range: Source;
  readonly when?: Condition;
  readonly documents: readonly DocumentTemplate[];
}

/** Where a value comes from. */
export interface Source {
  /** `values` and `release` are the chart's inputs; `item` and `key` belong to an enclosing range. */
  readonly from: 'values' | 'release' | 'item' | 'key';
  /** Which enclosing range, counted from the outermost as 1; 0 for the chart's inputs. */
  readonly level: number;
  /** Names below it: `['image', 'tag']`; `['name']` of `release`; `[]` for a whole item or key. */
  readonly path: readonly string[];
  readonly type: ValueType;
}

export type Condition =
  /** Helm's truth, see `isTruthy`: not absent, false, 0, '', [] or {}. */
  | { readonly test: 'truthy'; readonly source: Source }
  /** The optional value is given. */
  | { readonly test: 'present'; readonly source: Source }
  | { readonly test: 'string'; readonly source: Source }
  | { readonly test: 'equals'; readonly source: Source; readonly literal: string | number | boolean }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export type Node = Constant | Value | Text | ObjectNode | ListNode | Choice | Bound;

/** The same for all inputs. May be composite. */
export interface Constant {
  readonly node: 'constant';
  readonly value: Json;
}

/** A value as it is, scalar or composite. */
export interface Value {
  readonly node: 'value';
  readonly source: Source;
}

/** A string put together; numbers and booleans in their JSON form. */
export interface Text {
  readonly node: 'text';
  readonly parts: readonly TextPart[];
}

/** Scalars only; the constant's is a string. */
export type TextPart = Constant | Value | Choice<TextPart> | Text;

export interface ObjectNode {
  readonly node: 'object';
  /** Sorted by key; spreads and ranges last. No key comes twice. */
  readonly entries: readonly Entry[];
}

export type Entry = KeyEntry | SpreadEntry | RangeEntry;

export interface KeyEntry {
  readonly key: string;
  readonly value: Node;
  readonly when?: Condition;
}

/** All entries of a map but those whose keys are in `omit`, which the object has itself, or in one of `yieldTo`. */
export interface SpreadEntry {
  readonly spread: Source;
  readonly omit: readonly string[];
  /** Other maps of the same object, whose keys win. @default - none */
  readonly yieldTo?: readonly Source[];
  readonly when?: Condition;
}

/** An entry for each of a map (its key kept), but those whose keys are in `omit` or in one of `yieldTo`. */
export interface RangeEntry {
  readonly range: Source;
  readonly value: Node;
  readonly omit: readonly string[];
  /** Other maps of the same object, whose keys win. @default - none */
  readonly yieldTo?: readonly Source[];
  readonly when?: Condition;
}

export interface ListNode {
  readonly node: 'list';
  readonly items: readonly Item[];
}

export type Item = SingleItem | RangeItem;

export interface SingleItem {
  readonly value: Node;
  readonly when?: Condition;
}

/** Items for each one of a list or map (maps in the order of their sorted keys). */
export interface RangeItem {
  readonly range: Source;
  readonly items: readonly Item[];
  readonly when?: Condition;
}

/** The first case whose condition holds, or else `otherwise`. */
export interface Choice<T = Node> {
  readonly node: 'choice';
  readonly cases: readonly { readonly when: Condition; readonly value: T }[];
  readonly otherwise: T;
}

/** A Helm expression given by the author (the escape hatch); proven equal, not learned. */
export interface Bound {
  readonly node: 'bound';
  /** What stands between the braces, e.g. `include "x" . | sha256sum`. Root scope as `$`. */
  readonly expression: string;
}
