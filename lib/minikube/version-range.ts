/** Versions from `from` (included) to `below` (excluded), e.g. `1.36.0` to `2.0.0`. */
export interface VersionRange {
  readonly from: string;
  readonly below: string;
}

/** The first version number in a text such as the output of `tool version`; `undefined` when there is none. */
export function findVersion(text: string): string | undefined {
  return /\bv?(\d+\.\d+\.\d+)/.exec(text)?.[1];
}

/** Whether a version such as `1.28.15` lies in the range. */
export function fits(version: string, { from, below }: VersionRange): boolean {
  return compare(version, from) >= 0 && compare(version, below) < 0;
}

function compare(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  const place = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
  return place < 0 ? 0 : (a?.[place] ?? 0) - (b?.[place] ?? 0);
}
