import type { k8s } from 'cdk8s-plus-28';
import type { Probes } from './probes';
import { type ResourceValues, resourceRequirements } from './resources';
import { type VariableSources, containerVariables } from './variables';

export interface HardenedContainerProps {
  readonly name: string;
  /** Image reference. */
  readonly image: string;
  /** When the node pulls it. */
  readonly imagePullPolicy: string;
  /** Replaces the image's entry point. @default - the image's own */
  readonly command?: readonly string[];
  /** Arguments of the entry point. @default - the image's own */
  readonly args?: readonly string[];
  /** Ports it listens on. @default - none */
  readonly ports?: readonly k8s.ContainerPort[];
  /** @default - no variables but the image's own */
  readonly variables?: VariableSources;
  /** @default - no probes (it runs to its end) */
  readonly probes?: Probes;
  /** What happens before the container is told to end. @default - nothing */
  readonly lifecycle?: k8s.Lifecycle;
  readonly resources: ResourceValues;
  /** Volumes of the pod and where they are mounted. @default - none */
  readonly volumeMounts?: readonly k8s.VolumeMount[];
}

/**
 * A container that meets the "restricted" Pod Security Standard inside a hardened pod, and more: its root file system
 * is read-only and its resources are limited.
 */
export function hardenedContainer(props: HardenedContainerProps): k8s.Container {
  const { variables, probes, resources, command, args, ports, volumeMounts, ...given } = props;
  return {
    ...given,
    command: command?.slice(),
    args: args?.slice(),
    ports: ports?.slice(),
    ...containerVariables(variables ?? {}),
    ...probes,
    resources: resourceRequirements(resources),
    volumeMounts: volumeMounts?.slice(),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}
