import fc from 'fast-check';
import { compileChart } from '../../../lib/helm/compile';
import type { HelmChart } from '../../../lib/helm/helm-chart';
import type { JsonObject } from '../../../lib/helm/json';
import { releaseOf } from '../../../lib/helm/release';
import { arbitraryValues } from '../../../lib/helm/schema/arbitrary-values';
import { defaultsOf, mergeValues } from '../../../lib/helm/schema/defaults';
import { evaluate } from '../../../lib/helm/template/evaluate';
import type { ChartTemplate } from '../../../lib/helm/template/template';
import { programs } from './programs';

const RUNS = 100;

const releaseNames = fc.constantFrom('example', 'shop', 'my-example', 'r'.repeat(53));

/** The objects by kind and name: their order says nothing. */
function byName(objects: readonly JsonObject[]): Record<string, JsonObject> {
  return Object.fromEntries(
    objects.map((object) => [JSON.stringify([object.kind, (object.metadata as JsonObject).name]), object]),
  );
}

/** Fails for values for which the template gives something else than the program. */
function expectEqual(chart: HelmChart, template: ChartTemplate): void {
  const defaults = defaultsOf(chart.values);
  const property = fc.property(arbitraryValues(chart.values), releaseNames, (chosen, name) => {
    const values = mergeValues(defaults, chosen);
    const release = releaseOf(chart.metadata.name, values, { name, namespace: 'shop' });
    const built = chart.build(values, release).toJson() as JsonObject[];
    const evaluated = evaluate(template, values, release).map(({ object }) => object as JsonObject);
    expect(byName(evaluated)).toEqual(byName(built));
  });
  fc.assert(property, { numRuns: RUNS, seed: 1 });
}

describe.each(programs)('of %s, a template is learned', (_subject, table) => {
  it.each(table)('that gives what the program gives, whatever the seed: $name', ({ chart }) => {
    const { template, files } = compileChart(chart);
    expectEqual(chart, template);
    expect([...compileChart(chart, { seed: 2 }).files]).toEqual([...files]);
  });
});

test('every program has a name of its own', () => {
  const names = programs.flatMap(([, table]) => table.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(new Set(names).size).toBe(names.length);
});
