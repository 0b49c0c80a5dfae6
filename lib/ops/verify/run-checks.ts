import { formatDuration, Outcome } from '../../support/reporter';
import { asError } from '../as-error';
import { within } from '../within';
import { Check, CheckResult, Finding } from './check';

/** Longest time for a check that names none, in milliseconds. */
const TIMEOUT_MS = 30_000;

/**
 * Runs checks one after the other; each ends within its time, and one whose needs failed is not tried.
 *
 * @param onResult called as each one ends.
 */
export async function runChecks(
  checks: readonly Check[],
  onResult: (result: CheckResult) => void,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const start = Date.now();
    const missing = results.find(({ code, outcome }) => outcome === 'fail' && check.needs?.includes(code));
    const finding = missing ? notTried(missing) : await tried(check);
    const { code, title, criterion } = check;
    const result = { code, title, criterion, ...finding, ms: Date.now() - start };
    results.push(result);
    onResult(result);
  }
  return results;
}

function notTried({ code }: CheckResult): Finding {
  return { outcome: 'fail', fact: `not tried, since ${code} failed` };
}

async function tried(check: Check): Promise<Finding> {
  try {
    return await within(check.timeoutMs ?? TIMEOUT_MS, check.code, () => check.run());
  } catch (error) {
    return { outcome: 'fail', fact: asError(error).message, mend: 'make status' };
  }
}

/** The last line of a verification, e.g. `28 ok, 1 failed in 12.0s`. */
export function summary(results: readonly CheckResult[]): string {
  const count = (outcome: Outcome): number => results.filter((result) => result.outcome === outcome).length;
  const parts = [
    `${count('ok')} ok`,
    count('warn') && `${count('warn')} to note`,
    count('fail') && `${count('fail')} failed`,
  ];
  const ms = results.reduce((sum, result) => sum + result.ms, 0);
  return `${parts.filter(Boolean).join(', ')} in ${formatDuration(ms)}`;
}
