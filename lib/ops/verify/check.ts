import type { Outcome } from '../../support/reporter';

/** What a check saw. */
export interface Finding {
  readonly outcome: Outcome;
  /** What was seen, with the object and the value. */
  readonly fact: string;
  /** The command that mends it. @default - nothing to mend */
  readonly mend?: string;
}

/** One item of the acceptance list, or a part of one. */
export interface Check {
  /** Stable, for scripts and for searching. */
  readonly code: string;
  /** What is true when it is ok. */
  readonly title: string;
  /** The line of the specification's acceptance list it stands for. */
  readonly criterion: string;
  /** Codes of checks without which this one cannot be tried: when one of them failed, or was itself not tried. @default - none */
  readonly needs?: readonly string[];
  /** It ends or adds pods. Deploy leaves these out, so that its pods stay. @default false */
  readonly disturbs?: boolean;
  /** Milliseconds. @default 30000 */
  readonly timeoutMs?: number;
  /** An error thrown is a failure with the error's message as fact. */
  run(): Promise<Finding>;
}

/** A check that was tried. */
export interface CheckResult extends Finding {
  readonly code: string;
  readonly title: string;
  readonly criterion: string;
  /** How long it took. */
  readonly ms: number;
}

/** A good finding. */
export function ok(fact: string): Finding {
  return { outcome: 'ok', fact };
}

/** A finding that does not fail the verification. */
export function warn(fact: string, mend?: string): Finding {
  return { outcome: 'warn', fact, mend };
}

/** What could not be checked, and why: neither good nor bad. */
export function skip(reason: string): Finding {
  return { outcome: 'skip', fact: `not checked: ${reason}` };
}

/** A bad finding. */
export function fail(fact: string, mend: string): Finding {
  return { outcome: 'fail', fact, mend };
}
