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

describe.each(Object.entries(mistakes))('of %s, no chart is made from', (_subject, table) => {
  it.each(table)('$name', (mistake) => {
    const refusal = refusalOf(mistake);
    const { code, value = refusal.props.value, pointer = refusal.props.pointer } = mistake;
    expect(refusal.props).toMatchObject({ code, ...(value && { value }), ...(pointer && { pointer }) });
    expect(refusal.message).toMatchSnapshot();
  });
});

test('every mistake has a name of its own', () => {
  const names = Object.values(mistakes).flatMap((table) => table.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(new Set(names).size).toBe(names.length);
});
