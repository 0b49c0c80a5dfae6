import { k8s } from 'cdk8s-plus-28';
import { type HardenedContainerProps, hardenedContainer } from './hardened-container';
import { type ImageValues, imageReference } from './image';
import { standardLabels } from './labels';
import { hasEntries } from './has-entries';
import type { ObjectProps, StringMap } from './object-metadata';
import { podScheduling } from './scheduling';
import { serviceAccountName } from './service-account';
import type { WorkloadValues } from './workload-values';

/** User and group of every process: no account of the node has this number. */
const RUN_AS = 10001;

/** A folder that can be written to, in memory of no one else and gone with the pod. */
export interface ScratchFolder {
  /** Name of its volume. */
  readonly name: string;
  /** Absolute path in the container. */
  readonly path: string;
  /** Quantity beyond which the pod is evicted, e.g. `64Mi`. */
  readonly sizeLimit: string;
}

/** A container of the pod, which runs the pod's image. */
export type PodContainer = Omit<HardenedContainerProps, 'image' | 'imagePullPolicy' | 'resources'> &
  Partial<Pick<HardenedContainerProps, 'resources'>>;

export interface HardenedPodProps extends ObjectProps, WorkloadValues {
  readonly image: ImageValues;
  /** Those that run together, the main one first. Resources are the pod's where they have none of their own. */
  readonly containers: readonly PodContainer[];
  /** Those that run to their end before. @default - none */
  readonly initContainers?: readonly PodContainer[];
  /** Whether a container that ended starts anew. @default - always */
  readonly restartPolicy?: 'Never';
  /** Everything else of the root file system is read-only. */
  readonly scratch: readonly ScratchFolder[];
  /** Volumes besides the scratch folders. @default - none */
  readonly volumes?: readonly k8s.Volume[];
  /** Time to finish open work, in seconds, including the container's `preStop`. */
  readonly terminationGracePeriodSeconds: number;
  /** Annotations whose change must replace the pods; they win over the user's. @default - none */
  readonly annotations?: StringMap;
  /** How replicas are spread. @default - as the scheduler does it */
  readonly topologySpreadConstraints?: readonly k8s.TopologySpreadConstraint[];
}

/**
 * The pod template of every workload. cdk8s-plus's own pods are not used here: they select by path hash, know no
 * topology spread and rewrite quantities; its typed API objects (`k8s`) are.
 */
export function hardenedPod(props: HardenedPodProps): k8s.PodTemplateSpec {
  const { identity, podLabels, podAnnotations, scratch, topologySpreadConstraints = [] } = props;
  const container = (each: PodContainer): k8s.Container => containerOf(each, props);
  const pullSecrets = [...props.global.imagePullSecrets, ...props.imagePullSecrets];
  const annotations = { ...podAnnotations, ...props.annotations };
  const accountName = serviceAccountName(props);
  return {
    metadata: {
      labels: { ...podLabels, ...standardLabels(identity) },
      ...(hasEntries(annotations) && { annotations }),
    },
    spec: {
      ...(accountName && { serviceAccountName: accountName }),
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      ...(pullSecrets.length > 0 && { imagePullSecrets: pullSecrets }),
      terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: RUN_AS,
        runAsGroup: RUN_AS,
        fsGroup: RUN_AS,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...podScheduling(props),
      ...(topologySpreadConstraints.length > 0 && {
        topologySpreadConstraints: [...topologySpreadConstraints],
      }),
      restartPolicy: props.restartPolicy,
      initContainers: props.initContainers?.map(container),
      containers: props.containers.map(container),
      volumes: [
        ...(props.volumes ?? []),
        ...scratch.map(({ name, sizeLimit }) => ({
          name,
          emptyDir: { sizeLimit: k8s.Quantity.fromString(sizeLimit) },
        })),
      ],
    },
  };
}

function containerOf(
  container: PodContainer,
  { image, global, resources, scratch }: HardenedPodProps,
): k8s.Container {
  const mounts = scratch.map(({ name, path }) => ({ name, mountPath: path }));
  return hardenedContainer({
    resources,
    ...container,
    image: imageReference(image, global),
    imagePullPolicy: image.pullPolicy,
    volumeMounts: [...(container.volumeMounts ?? []), ...mounts],
  });
}
