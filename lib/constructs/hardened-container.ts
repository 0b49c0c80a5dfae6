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
  /** The port it listens on. @default - none */
  readonly port?: { readonly name: string; readonly number: number };
  /** @default - no variables but the image's own */
  readonly variables?: VariableSources;
  /** @default - no probes (it runs to its end) */
  readonly probes?: Probes;
  /** Command that runs before the container is told to end. @default - none */
  readonly preStop?: readonly string[];
  readonly resources: ResourceValues;
  /** Volumes of the pod and where they are mounted. @default - none */
  readonly volumeMounts?: readonly k8s.VolumeMount[];
}

/**
 * A container that meets the "restricted" Pod Security Standard inside a hardened pod, and more: its root file system
 * is read-only and its resources are limited.
 */
export function hardenedContainer(props: HardenedContainerProps): k8s.Container {
  return {
    name: props.name,
    image: props.image,
    imagePullPolicy: props.imagePullPolicy,
    ...(props.command && { command: [...props.command] }),
    ...(props.args && { args: [...props.args] }),
    ...(props.port && { ports: [{ name: props.port.name, containerPort: props.port.number }] }),
    ...containerVariables(props.variables ?? {}),
    ...props.probes,
    ...(props.preStop && { lifecycle: { preStop: { exec: { command: [...props.preStop] } } } }),
    resources: resourceRequirements(props.resources),
    ...(props.volumeMounts && { volumeMounts: [...props.volumeMounts] }),
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
