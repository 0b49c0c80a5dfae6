import { Reporter } from '../support/reporter';

/** What a command speaks through. */
export interface CliContext {
  /** Progress and findings for a person. */
  readonly reporter: Reporter;
  /** Results, one line at a time; what another program may read. */
  readonly print: (line: string) => void;
}
