/** A command whose time is measured, as a whole process. */
export interface Subject {
  readonly name: string;
  /** The command and its arguments; run in the project's root. */
  readonly command: readonly [string, ...string[]];
  /** Variables added to the environment. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** What is done before each run, outside the measured time. @default - nothing */
  readonly before?: () => void;
}

/** Wall-clock time of several runs, in milliseconds. */
export interface Timing {
  readonly name: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}
