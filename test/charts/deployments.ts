import type { KubernetesObject, V1PodSpec, V1PodTemplateSpec } from '@kubernetes/client-node';
import type { DeploymentFacts } from '../../lib/charts/deployment-facts';
import { ENVIRONMENTS, type Environment } from '../../lib/charts/environment';
import { fullValues, releasesOf } from '../../lib/charts/releases';
import type { HelmChart } from '../../lib/helm/helm-chart';
import type { JsonObject } from '../../lib/helm/json';
import { releaseOf } from '../../lib/helm/release';
import { defaultsOf, mergeValues } from '../../lib/helm/schema/defaults';
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
  return releasesOf(environment, { ...facts, ...changed }).flatMap((release) =>
    build(release.chart, fullValues(release), release.name),
  );
}

/** The objects of one chart's release, with some values changed from the defaults. */
export function chartObjects(
  chart: HelmChart,
  changed: JsonObject = {},
  release = chart.metadata.name,
): KubernetesObject[] {
  return build(chart, mergeValues(defaultsOf(chart.values), changed), release);
}

function build(chart: HelmChart, values: JsonObject, name: string): KubernetesObject[] {
  const release = releaseOf(chart.metadata.name, values, { name, namespace: 'todo' });
  return chart.build(values, release).toJson() as KubernetesObject[];
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
