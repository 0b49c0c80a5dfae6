import type { KubernetesObject, V1PodSpec, V1PodTemplateSpec } from '@kubernetes/client-node';
import { chartsOf } from '../../lib/charts';
import type { DeploymentFacts } from '../../lib/charts/deployment-facts';
import { ENVIRONMENTS, type Environment } from '../../lib/charts/environment';
import { environmentValues } from '../../lib/charts/environments';
import { facts } from './facts';

/** A workload's object, as far as the tests read it. */
export interface Workload extends KubernetesObject {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly spec: {
    readonly replicas: number;
    readonly selector: { readonly matchLabels: Record<string, string> };
    readonly template: V1PodTemplateSpec & { readonly spec: V1PodSpec };
  };
}

/** All objects that an environment's deployment creates, of every chart. */
export function objectsOf(
  environment: Environment,
  changed: Partial<DeploymentFacts> = {},
): KubernetesObject[] {
  const charts = chartsOf(environmentValues(environment, { ...facts, ...changed }));
  return charts.flatMap(
    (chart) =>
      chart
        .build(chart.values, { name: chart.metadata.name, namespace: 'todo' })
        .toJson() as KubernetesObject[],
  );
}

export function workloadsOf(objects: readonly KubernetesObject[]): Workload[] {
  return objects.filter(
    (object): object is Workload => object.kind === 'Deployment' || object.kind === 'StatefulSet',
  );
}

/** Each workload of each environment, as rows for `test.each`: environment, name, workload. */
export const everyWorkload: [Environment, string, Workload][] = ENVIRONMENTS.flatMap((environment) =>
  workloadsOf(objectsOf(environment)).map((workload): [Environment, string, Workload] => [
    environment,
    workload.metadata?.name ?? '',
    workload,
  ]),
);
