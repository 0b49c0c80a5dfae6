import { formatDuration, Outcome } from '../../support/reporter';
import { asError } from '../as-error';
import { within } from '../within';
import { Check, CheckResult, Finding, skip } from './check';

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
    const finding = notTried(check, results) ?? (await tried(check));
    const { code, title, criterion } = check;
    const result = { code, title, criterion, ...finding, ms: Date.now() - start };
    results.push(result);
    onResult(result);
  }
  return results;
}

/** Of what stands in the way, a failure says more than what nobody knows. */
function notTried({ needs }: Check, results: readonly CheckResult[]): Finding | undefined {
  const missing = (outcome: Outcome): CheckResult | undefined =>
    results.find((result) => result.outcome === outcome && needs?.includes(result.code));
  const failed = missing('fail');
  if (failed) return { outcome: 'fail', fact: `not tried, since ${failed.code} failed` };
  const skipped = missing('skip');
  return skipped && skip(`it needs ${skipped.code}`);
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
    count('skip') && `${count('skip')} not checked`,
    count('fail') && `${count('fail')} failed`,
  ];
  const ms = results.reduce((sum, result) => sum + result.ms, 0);
  return `${parts.filter(Boolean).join(', ')} in ${formatDuration(ms)}`;
}
