import fc from 'fast-check';
import { compileChart } from '../../../lib/helm/compile';
import type { JsonObject } from '../../../lib/helm/json';
import { releaseOf } from '../../../lib/helm/release';
import { arbitraryValues } from '../../../lib/helm/schema/arbitrary-values';
import { defaultsOf, mergeValues } from '../../../lib/helm/schema/defaults';
import { evaluate } from '../../../lib/helm/template/evaluate';
import { programs } from './programs';

const RUNS = 100;

const releaseNames = fc.constantFrom('example', 'shop', 'my-example', 'r'.repeat(53));

/** The objects by kind and name: their order says nothing. */
function byName(objects: readonly JsonObject[]): Record<string, JsonObject> {
  return Object.fromEntries(
    objects.map((object) => [JSON.stringify([object.kind, (object.metadata as JsonObject).name]), object]),
  );
}

describe.each(programs)('of %s, a template is learned', (_subject, table) => {
  it.each(table)('that gives what the program gives: $name', ({ chart }) => {
    const { template } = compileChart(chart);
    const defaults = defaultsOf(chart.values);
    fc.assert(
      fc.property(arbitraryValues(chart.values), releaseNames, (chosen, name) => {
        const values = mergeValues(defaults, chosen);
        const release = releaseOf(chart.metadata.name, values, { name, namespace: 'shop' });
        const built = chart.build(values, release).toJson() as JsonObject[];
        const evaluated = evaluate(template, values, release).map(({ object }) => object as JsonObject);
        expect(byName(evaluated)).toEqual(byName(built));
      }),
      { numRuns: RUNS, seed: 1 },
    );
  });

  it.each(table)('that is written with the same bytes whatever the seed: $name', ({ chart }) => {
    const [one, other] = [2, 3].map((seed) => [...compileChart(chart, { seed }).files]);
    expect(one).toEqual(other);
  });
});

test('every program has a name of its own', () => {
  const names = programs.flatMap(([, table]) => table.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(new Set(names).size).toBe(names.length);
});
