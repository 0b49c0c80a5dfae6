import { k8s } from 'cdk8s-plus-28';
import { type HardenedContainerProps, hardenedContainer } from './hardened-container';
import type { Identity } from './identity';
import { selectorLabels, standardLabels } from './labels';

/** User and group of every process: no account of the node has this number. */
const RUN_AS = 10001;

/** A folder that can be written to, in memory of no one else and gone with the pod. */
export interface ScratchFolder {
  /** Name of its volume. */
  readonly name: string;
  /** Absolute path in every container of the pod. */
  readonly path: string;
  /** Quantity beyond which the pod is evicted, e.g. `64Mi`. */
  readonly sizeLimit: string;
}

export interface HardenedPodProps {
  readonly identity: Identity;
  readonly container: HardenedContainerProps;
  /** Containers that run to their end, in order, before the container starts. @default - none */
  readonly initContainers?: readonly HardenedContainerProps[];
  /** Everything else of the root file system is read-only. */
  readonly scratch: readonly ScratchFolder[];
  /** Time to finish open work, in seconds, including the container's `preStop`. */
  readonly terminationGracePeriodSeconds: number;
  /** Annotations whose change must replace the pods. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Prefer to spread the replicas over the nodes. @default false */
  readonly spreadOverNodes?: boolean;
}

/**
 * The pod template of every workload. cdk8s-plus's own pods are not used here: they select by path hash, know no
 * topology spread and rewrite quantities; its typed API objects (`k8s`) are.
 */
export function hardenedPod(props: HardenedPodProps): k8s.PodTemplateSpec {
  const container = withScratch(props.scratch);
  const annotations = props.annotations ?? {};
  return {
    metadata: {
      labels: standardLabels(props.identity),
      ...(Object.keys(annotations).length > 0 && { annotations: { ...annotations } }),
    },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: RUN_AS,
        runAsGroup: RUN_AS,
        fsGroup: RUN_AS,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...(props.spreadOverNodes && { topologySpreadConstraints: [overNodes(props.identity)] }),
      ...(props.initContainers && { initContainers: props.initContainers.map(container) }),
      containers: [container(props.container)],
      volumes: props.scratch.map(({ name, sizeLimit }) => ({
        name,
        emptyDir: { sizeLimit: k8s.Quantity.fromString(sizeLimit) },
      })),
    },
  };
}

function withScratch(scratch: readonly ScratchFolder[]): (props: HardenedContainerProps) => k8s.Container {
  const mounts = scratch.map(({ name, path }) => ({ name, mountPath: path }));
  return (props) => hardenedContainer({ ...props, volumeMounts: [...(props.volumeMounts ?? []), ...mounts] });
}

/** A preference only: on one node, as Minikube's, all replicas still run. */
function overNodes(identity: Identity): k8s.TopologySpreadConstraint {
  return {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selectorLabels(identity) },
    // Counts the pods of one rollout only, so that the old ones do not skew where the new ones go.
    matchLabelKeys: ['pod-template-hash'],
  };
}
