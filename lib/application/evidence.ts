/** Where in a source folder something was read. */
export interface Evidence {
  /** Path within the source folder, with `/` between its parts. */
  readonly file: string;
  /** Line, counted from 1. @default - the file as a whole */
  readonly line?: number;
  /** What stands there, in a few words. @default - the file's being there says it */
  readonly text?: string;
}

/** Something that was found, and what it was concluded from. */
export interface Finding<T = string> {
  readonly value: T;
  /** Empty only where `reason` says where the value comes from. */
  readonly evidence: readonly Evidence[];
  /** Why this value, in a few words, where the evidence alone does not say it. @default - it does */
  readonly reason?: string;
  /** Setting of `todo.config.ts` that overrides it, e.g. `port`. @default - it cannot be overridden */
  readonly override?: string;
}
