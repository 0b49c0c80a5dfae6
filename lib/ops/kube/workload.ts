import { V1Container, V1LabelSelector } from '@kubernetes/client-node';
import { Kube } from './kube';
import { isStatus } from './is-status';

/** Names a Deployment or StatefulSet. */
export interface WorkloadName {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly name: string;
}

/** A Deployment or StatefulSet as it is now. */
export interface Workload extends WorkloadName {
  /** Replicas asked for. */
  readonly desired: number;
  /** Replicas that are ready, of any revision. */
  readonly ready: number;
  /** Whether every replica asked for is ready, of the newest revision, and no other is left. */
  readonly settled: boolean;
  readonly images: readonly string[];
  readonly containers: readonly V1Container[];
  /** Label selector of its pods, in kubectl's notation. */
  readonly selector: string;
}

/** Reads a Deployment or StatefulSet; undefined when there is none. */
export async function readWorkload(
  { apps, namespace }: Kube,
  { kind, name }: WorkloadName,
): Promise<Workload | undefined> {
  const read =
    kind === 'Deployment'
      ? apps.readNamespacedDeployment({ name, namespace })
      : apps.readNamespacedStatefulSet({ name, namespace });
  const object = await read.catch((error: unknown) => {
    if (isStatus(error, 404)) return undefined;
    throw error;
  });
  if (!object?.spec) return undefined;
  const { metadata, spec, status } = object;
  const desired = spec.replicas ?? 1;
  const ready = status?.readyReplicas ?? 0;
  const podSpec = spec.template.spec;
  const containers = [...(podSpec?.initContainers ?? []), ...(podSpec?.containers ?? [])];
  const updated = desired === 0 ? 0 : (status?.updatedReplicas ?? 0);
  return {
    kind,
    name,
    desired,
    ready,
    settled:
      status?.observedGeneration === metadata?.generation &&
      ready === desired &&
      updated === desired &&
      (status?.replicas ?? 0) === desired,
    images: containers.flatMap(({ image }) => image ?? []),
    containers: podSpec?.containers ?? [],
    selector: selectorText(spec.selector),
  };
}

function selectorText({ matchLabels = {} }: V1LabelSelector): string {
  return Object.entries(matchLabels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}
