import type { KubernetesObject } from '@kubernetes/client-node';
import { Yaml } from 'cdk8s';
import { chartsOf } from '../../lib/charts';
import { ENVIRONMENTS } from '../../lib/charts/environment';
import { objectsOf } from './deployments';
import { reference } from './applications';

const charts = chartsOf(reference);

describe.each(ENVIRONMENTS)('the manifests of %s', (environment) => {
  test.each(charts.map(({ metadata }) => metadata.name))('%s', (name) => {
    const ofChart = (object: KubernetesObject): boolean =>
      object.metadata?.labels?.['app.kubernetes.io/name'] === name;
    expect(Yaml.stringify(...objectsOf(environment).filter(ofChart))).toMatchSnapshot();
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
