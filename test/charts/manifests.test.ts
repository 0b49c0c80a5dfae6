import { Yaml } from 'cdk8s';
import { chartsOf } from '../../lib/charts';
import { ENVIRONMENTS } from '../../lib/charts/environment';
import { environmentValues } from '../../lib/charts/environments';
import { objectsOf } from './deployments';
import { facts } from './facts';

describe.each(ENVIRONMENTS)('the manifests of %s', (environment) => {
  const charts = chartsOf(environmentValues(environment, facts));

  test.each(charts.map((chart) => [chart.metadata.name, chart] as const))('%s', (name, chart) => {
    const objects = chart.build(chart.values, { name, namespace: 'todo' }).toJson() as unknown[];
    expect(Yaml.stringify(...objects)).toMatchSnapshot();
  });

  test('with an outside database are the same without the database', () => {
    const application = objectsOf(environment).filter((object) => object.metadata?.name !== 'todo-database');
    expect(objectsOf(environment, { database: 'external' })).toEqual(application);
  });

  test('are the same each time', () => {
    expect(objectsOf(environment)).toEqual(objectsOf(environment));
  });

  test('name no namespace, so that the installer does', () => {
    expect(objectsOf(environment).filter((object) => object.metadata?.namespace !== undefined)).toEqual([]);
  });
});
