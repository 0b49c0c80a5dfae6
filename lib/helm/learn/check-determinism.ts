import { ChartError } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import { compare } from './compare';
import { Builder, type Row } from './row';

const REBUILT_ROWS = 8;
/** A leap that changes every part of a date. */
const LEAP_MS = 400 * 24 * 3600 * 1000 + 3_723_004;

/**
 * Builds some rows again, at another time and with other random numbers: they must come out the same.
 *
 * @throws ChartError NON_DETERMINISTIC
 */
export function checkDeterminism(chart: HelmChart, rows: readonly Row[]): void {
  const builder = new Builder(chart);
  // Backwards, so that each follows another one than before.
  for (const row of rows.slice(0, REBUILT_ROWS).reverse()) {
    const again = atAnotherTime(() => builder.build(row.inputs));
    const difference = compare(again.documents, row.documents);
    if (difference) {
      throw new ChartError({
        code: 'NON_DETERMINISTIC',
        chart: chart.metadata.name,
        document: difference.document,
        pointer: difference.pointer,
        found: 'the same values gave two results',
        examples: [
          { input: 'first build', output: JSON.stringify(difference.actual) ?? '(nothing)' },
          { input: 'second build', output: JSON.stringify(difference.predicted) ?? '(nothing)' },
        ],
        mend: 'let the result depend on the values and the release alone: no time, no random numbers, no state',
      });
    }
  }
}

/** Runs it with another clock and other random numbers. */
function atAnotherTime<T>(action: () => T): T {
  const { Date: RealDate } = globalThis;
  const { random } = Math;
  class LaterDate extends RealDate {
    constructor(...parts: [] | [number | string | Date]) {
      if (parts.length === 0) super(LaterDate.now());
      else super(...parts);
    }
    static override now(): number {
      return RealDate.now() + LEAP_MS;
    }
  }
  try {
    globalThis.Date = LaterDate as DateConstructor;
    Math.random = () => (random() + 0.5) % 1;
    return action();
  } finally {
    globalThis.Date = RealDate;
    Math.random = random;
  }
}
