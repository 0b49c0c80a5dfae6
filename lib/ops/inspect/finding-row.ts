import type { Evidence, Finding } from '../../application';

/** Places that are shown of one finding; the rest is counted. */
const MOST = 3;

/** Most characters of what was found; more wrap. */
export const FOUND_WIDTH = 48;

/** A line of the table of findings: what it is about, what was found, where, and the setting that overrides it. */
export type FindingRow = readonly [label: string, found: string, where: string, override: string];

/** @param found the value, in words. @default - as it is */
export function findingRow<T>(
  label: string,
  { value, evidence, reason, override = '' }: Finding<T>,
  found: (value: T) => string = String,
): FindingRow {
  return [label, withReason(found(value), reason), places(evidence), override];
}

function withReason(found: string, reason: string | undefined): string {
  if (!reason) return found;
  return `${found}${found.length + reason.length + 3 > FOUND_WIDTH ? '\n' : ' '}(${reason})`;
}

/** `main.py:3`, one place on each line. */
export function places(evidence: readonly Evidence[]): string {
  const all = [...new Set(evidence.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`)))];
  const more = all.length - MOST;
  return [...all.slice(0, MOST), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
