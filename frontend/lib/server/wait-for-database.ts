import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Settings of {@link waitForDatabase}. */
export interface WaitForDatabaseOptions {
  /** How messages call the database; no password. */
  readonly name: string;
  /** Give up after this many milliseconds. */
  readonly waitMs: number;
  /** Receives one line when the reason for waiting changes. */
  readonly log: (line: string) => void;
}

const RETRY_MS = 500;

/** Reasons that pass by themselves while a cluster starts; a wrong password or database name does not. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '53300', // too many connections
  '57P03', // the database is starting up or shutting down
]);

/**
 * Returns when the database accepts a connection.
 *
 * @throws {Error} naming the database and the reason: at once when waiting cannot help, else when time is up.
 */
export async function waitForDatabase(pool: Pool, options: WaitForDatabaseOptions): Promise<void> {
  const deadline = Date.now() + options.waitMs;
  let told = '';
  for (;;) {
    try {
      (await pool.connect()).release();
      return;
    } catch (error) {
      const reason = describe(error);
      if (!isPassing(error))
        throw new Error(`the database ${options.name} refuses: ${reason}`, { cause: error });
      if (Date.now() + RETRY_MS > deadline) {
        const waited = Math.round(options.waitMs / 1000);
        throw new Error(`the database ${options.name} did not answer within ${waited} s: ${reason}`, {
          cause: error,
        });
      }
      if (reason !== told) options.log(`Waiting for the database ${options.name}: ${reason}`);
      told = reason;
      await sleep(RETRY_MS);
    }
  }
}

function isPassing(error: unknown): boolean {
  return PASSING.has(codeOf(error)) || /timeout|terminated unexpectedly/.test(String(error));
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // Node reports several tried addresses as one AggregateError with an empty message.
  return message === '' ? codeOf(error) : message;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
