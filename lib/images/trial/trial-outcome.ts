/** Why an application could not be imported, as `probe.py` says it. */
export interface TrialError {
  /** Class of the exception, e.g. `KeyError`. */
  readonly type: string;
  readonly message: string;
  /** The last line of the application's own code that led to it. */
  readonly frame: { readonly file: string; readonly line: number } | null;
  /** Something was not reached that is not there yet: the database, another server. */
  readonly unreachable: boolean;
  /** The package that is missing. */
  readonly package: string | null;
  /** The file that may not be written. */
  readonly file: string | null;
  /** Fields of a settings class that have no value. */
  readonly fields: readonly string[];
  /** The exception in one line. */
  readonly trace: string;
}

/** What came of importing an application. */
export type TrialOutcome =
  | { readonly routes: readonly string[]; readonly error?: undefined }
  | { readonly error: TrialError; readonly routes?: undefined };
