import type { PartName } from '../application';

/** What a user decided about a source folder. */
export interface Answer {
  readonly part: PartName;
  /** Absolute path. */
  readonly sourceDir: string;
  /** E.g. `entry`, or `variables.API_URL.meaning`. */
  readonly setting: string;
  readonly value: string | number | readonly string[];
}
