import { type Static, Type } from '@sinclair/typebox';
import { ApiObject, App, Chart } from 'cdk8s';
import type { HelmChart } from '../../helm/helm-chart';

/** Two values each: a gate, and the text behind it. */
const PARTS_PER_DOCUMENT = 5;

/**
 * A chart of any size, to see how the time to compile grows: `size` values, half of them gates, and a document for each
 * ten of them.
 */
export function syntheticChart(size: number): HelmChart {
  const names = Array.from({ length: size / 2 }, (_, index) => `part${index}`);
  const part = Type.Object({
    enabled: Type.Boolean({ default: true }),
    text: Type.String({ default: 'text' }),
  });
  const values = Type.Object(Object.fromEntries(names.map((name) => [name, part])));
  return {
    metadata: {
      name: `synthetic-${size}`,
      version: '1.0.0',
      appVersion: '1.0.0',
      description: `${size} values`,
      kubeVersion: '>=1.28.0-0',
      keywords: [],
      maintainers: [],
    },
    values,
    build: (given, release, scope = new App()) => {
      const chart = new Chart(scope, `synthetic-${size}`);
      for (let first = 0; first < names.length; first += PARTS_PER_DOCUMENT) {
        const entries = names
          .slice(first, first + PARTS_PER_DOCUMENT)
          .map((name) => [name, given[name] as Static<typeof part>] as const);
        new ApiObject(chart, `Config${first}`, {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: `${release.fullname}-${first}` },
          data: Object.fromEntries(
            entries.flatMap(([name, value]) => (value.enabled ? [[name, value.text]] : [])),
          ),
        });
      }
      return chart;
    },
  };
}
