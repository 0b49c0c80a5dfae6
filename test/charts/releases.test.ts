import type { KubernetesObject } from '@kubernetes/client-node';
import { chartsOf } from '../../lib/charts';
import { type Workload, chartObjects, workloadsOf } from './deployments';
import { reference } from './applications';

const charts = chartsOf(reference);

const rows = charts.map((chart) => [chart.metadata.name, chart] as const);

describe.each(rows)('two releases of %s in one namespace', (name, chart) => {
  const objects = (release: string): KubernetesObject[] => chartObjects(chart, {}, release);
  const identities = (release: string): string[] =>
    objects(release).map(({ kind, metadata }) => `${kind} ${metadata?.name}`);

  test('share no object', () => {
    expect(identities('second').filter((identity) => identities(name).includes(identity))).toEqual([]);
  });

  test('select each their own pods', () => {
    const [first, second] = [name, 'second'].map((release) => workloadsOf(objects(release))[0]);
    const selects = (a?: Workload, b?: Workload): boolean =>
      Object.entries(a?.spec.selector.matchLabels ?? {}).every(
        ([key, value]) => b?.spec.template.metadata?.labels?.[key] === value,
      );
    expect(selects(first, first)).toBe(true);
    expect(selects(second, second)).toBe(true);
    expect(selects(first, second)).toBe(false);
    expect(selects(second, first)).toBe(false);
  });
});
