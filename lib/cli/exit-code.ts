import { CommanderError } from 'commander';
import { ChartError } from '../helm/chart-error';
import { CommandError } from '../support/run';
import { UserError } from '../support/user-error';
import { CheckFailed } from './check-failed';

/** How a command ended. */
export const EXIT = {
  ok: 0,
  /** A check failed, or something went wrong that the user could not know. */
  failed: 1,
  /** The command line, a setting, a chart's code or the machine is not as needed; the message says what mends it. */
  usage: 2,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

/** What a thrown error means for the exit code, and what is said about it. */
export interface Ending {
  readonly code: number;
  /** @default - nothing more is said */
  readonly message?: string;
}

/** @param verbose show stacks and causes. */
export function endingOf(error: unknown, verbose: boolean): Ending {
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? EXIT.ok : EXIT.usage };
  if (error instanceof CheckFailed) return { code: EXIT.failed };
  // Ctrl-C at a question.
  if (error instanceof Error && error.name === 'ExitPromptError') return { code: EXIT.interrupted };
  const details = verbose ? `\n${stackOf(error)}` : '';
  if (error instanceof UserError || error instanceof ChartError)
    return { code: EXIT.usage, message: `× ${error.message}${details}` };
  const message = error instanceof Error ? error.message : String(error);
  const hint = verbose ? details : '\n  more: repeat the command with VERBOSE=1';
  const title = error instanceof CommandError ? 'a command failed' : 'unexpected';
  return { code: EXIT.failed, message: `× ${title}: ${message}${hint}` };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
