import { ChartError } from '../../../lib/helm/chart-error';
import { compileChart } from '../../../lib/helm/compile';
import { bindings } from './bindings';
import { coverage } from './coverage';
import { gates } from './gates';
import { lists } from './lists';
import { maps } from './maps';
import type { Mistake } from './mistake';
import { numbers } from './numbers';
import { output } from './output';
import { purity } from './purity';
import { schemas } from './schemas';
import { texts } from './texts';

const mistakes = { numbers, texts, lists, maps, gates, purity, coverage, output, schemas, bindings };

function refusalOf({ chart }: Mistake): ChartError {
  try {
    compileChart(chart);
  } catch (error) {
    if (error instanceof ChartError) return error;
    throw error;
  }
  throw new Error('the chart was made');
}

/** `hosts[1]` and `hosts.*.name` are parts of `hosts`, `/spec/ports/-` of `/spec/ports`. */
function isWithin(whole: string | undefined, part = ''): boolean {
  if (whole === undefined || part === whole) return true;
  return ['.', '[', '/'].some((step) => part.startsWith(whole + step));
}

/**
 * Which marks are drawn hangs on how many were drawn before; and where two builds differ, so do two runs of a test. Which
 * of several inputs shows that the template is wrong hangs on the literals that are tried, and those on the functions
 * that V8 tells of: not all of them once it has optimized some for the tests before.
 */
function withoutDrawnValues(message: string): string {
  return message
    .replace(/(example: +).*( → (code|template): ).*/g, '$1…$2…')
    .replace(/[bcdfghjkmnpqrstvwxz]{6,}/gi, '…')
    .replace(/\d{4,}/g, '…')
    .replace(/(build → ).*/g, '$1…');
}

describe.each(Object.entries(mistakes))('of %s, no chart is made from', (_subject, table) => {
  it.each(table)('$name', (mistake) => {
    const refusal = refusalOf(mistake);
    expect(refusal.code).toBe(mistake.code);
    expect(isWithin(mistake.value, refusal.props.value)).toBe(true);
    expect(isWithin(mistake.pointer, refusal.props.pointer)).toBe(true);
    expect(withoutDrawnValues(refusal.message)).toMatchSnapshot();
  });
});

test('every mistake has a name of its own', () => {
  const names = Object.values(mistakes).flatMap((table) => table.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(new Set(names).size).toBe(names.length);
});
