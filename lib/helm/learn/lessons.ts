/** A comparison that the author's code makes with a literal of its own. */
export interface Equality {
  /** Place of the value in the schema, see `Input`. */
  readonly place: string;
  readonly literal: string | number;
}

/** Of two maps in one object, the one whose entries win where both have the same key; by their places in the schema. */
export interface Precedence {
  /** The object, see `objectKey`. */
  readonly object: string;
  readonly winner: string;
  readonly loser: string;
}

/** What marks alone do not show, and mistakes taught. */
export interface Lessons {
  readonly equalities: readonly Equality[];
  readonly precedences: readonly Precedence[];
}

/** Names an object of the output: construct path and pointer, with `-` for any item of a list. */
export function objectKey(document: string, pointer: string): string {
  return `${document}${pointer.replace(/\/\d+(?=\/|$)/g, '/-')}`;
}
