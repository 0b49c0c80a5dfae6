/**
 * The smallest sample that `percent` percent of all samples do not exceed (nearest rank).
 *
 * @returns NaN without samples.
 */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}
