/** What a person needs to know about something that stops a command. */
export interface UserErrorProps {
  /** Stable code in capitals, for searching and for scripts, e.g. `PORT_TAKEN`. */
  readonly code: string;
  /** What was found, with the value received. */
  readonly found: string;
  /** What is needed or was expected instead. */
  readonly needed: string;
  /** The command or edit that mends it. */
  readonly mend: string;
  /** The error underneath, shown only with `--verbose`. @default - none */
  readonly cause?: unknown;
}

/** An error whose message is complete for a person: no stack trace is shown for it. */
export class UserError extends Error {
  readonly code: string;
  readonly found: string;
  readonly needed: string;
  readonly mend: string;

  constructor(props: UserErrorProps) {
    super(`${props.code}: ${props.found}\n  needed: ${props.needed}\n  mend:   ${props.mend}`, {
      cause: props.cause,
    });
    this.name = 'UserError';
    this.code = props.code;
    this.found = props.found;
    this.needed = props.needed;
    this.mend = props.mend;
  }
}
