import { setTimeout as sleep } from 'node:timers/promises';

export interface UntilProps {
  readonly timeoutMs: number;
  /** Milliseconds between two looks. @default 500 */
  readonly everyMs?: number;
}

/**
 * Looks again and again until `look` returns something else than undefined.
 *
 * @returns what was seen, or undefined when the time is over.
 */
export async function until<T>(
  { timeoutMs, everyMs = 500 }: UntilProps,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined || Date.now() + everyMs > end) return seen;
    await sleep(everyMs);
  }
}
