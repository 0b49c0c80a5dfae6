import type { TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { chartsOf } from '../../lib/charts';
import { ENVIRONMENTS } from '../../lib/charts/environment';
import { fullValues, releasesOf } from '../../lib/charts/releases';
import { defaultsOf } from '../../lib/helm/schema/defaults';
import { facts } from './facts';
import { reference } from './applications';

const charts = chartsOf(reference);

/** Every value of a chart, by its path; not what stands inside lists, maps and optional objects. */
function valuesIn(schema: TSchema, path = ''): [string, TSchema, boolean][] {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, TSchema>);
  return properties.flatMap(([key, property]): [string, TSchema, boolean][] => {
    const optional = !(schema.required as string[] | undefined)?.includes(key);
    const inner = optional || property.default !== undefined ? [] : valuesIn(property, `${path}${key}.`);
    return [[`${path}${key}`, property, optional], ...inner];
  });
}

describe.each(charts.map((chart) => [chart.metadata.name, chart] as const))('%s', (_name, chart) => {
  const values = valuesIn(chart.values);

  test('says of each value what it is for', () => {
    const silent = values.filter(([, { description }]) => !description);
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test('has a default for each value that must be there, and for no other', () => {
    const wrong = values.filter(
      ([, property, optional]) => !property.properties && (property.default === undefined) !== optional,
    );
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  test('allows its own defaults', () => {
    expect([...Value.Errors(chart.values, defaultsOf(chart.values))]).toEqual([]);
  });
});

test.each(ENVIRONMENTS)('a deployment of %s sets what the charts allow', (environment) => {
  const config = {
    backend: { openaiBaseUrl: 'http://llm:8080/v1', chatTimeoutSeconds: 300 },
    frontend: { nextPublicOpenaiDomainKey: 'domain_pk_1' },
  };
  for (const release of releasesOf(environment, { ...facts, config })) {
    expect([...Value.Errors(release.chart.values, fullValues(release))]).toEqual([]);
  }
});

test('a deployment sets nothing but what only it knows', () => {
  expect(releasesOf('dev', facts).map(({ name, values }) => [name, values])).toEqual([
    ['todo-database', { image: { registry: 'docker.io', repository: 'library/postgres', tag: '17-trixie' } }],
    [
      'todo-backend',
      {
        image: { registry: 'docker.io', repository: 'library/todo-backend', tag: '0123456789ab' },
        config: {},
        secret: { version: '4711' },
      },
    ],
    [
      'todo-frontend',
      {
        image: { registry: 'docker.io', repository: 'library/todo-frontend', tag: 'ba9876543210' },
        config: {},
        secret: { version: '4711' },
      },
    ],
  ]);
});
