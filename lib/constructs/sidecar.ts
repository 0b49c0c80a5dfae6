import type { k8s } from 'cdk8s-plus-28';
import type { PodContainer } from './hardened-pod';
import { type ProbeCheck, type ProbeValues, probes } from './probes';
import type { ResourceValues } from './resources';
import type { VariableSources } from './variables';

/** A process that runs beside a server, in its pod and of its image. */
export interface Sidecar {
  /** DNS label. */
  readonly name: string;
  readonly command: readonly string[];
  readonly port: number;
  /** Answered while it works. */
  readonly check: ProbeCheck;
  readonly resources: ResourceValues;
  /** Its variables, made of the server's. */
  readonly variables: (server: VariableSources) => VariableSources;
}

/** What it shares with the server. */
export interface SidecarSurroundings {
  readonly variables: VariableSources;
  readonly timing: ProbeValues;
  /** It stays as long as the server may still need it. */
  readonly lifecycle?: k8s.Lifecycle;
}

/** The container of a sidecar. */
export function sidecarContainer(
  { name, command, port, check, resources, variables }: Sidecar,
  { variables: shared, timing, lifecycle }: SidecarSurroundings,
): PodContainer {
  return {
    name,
    command,
    ports: [{ containerPort: port }],
    variables: variables(shared),
    probes: probes({ alive: check, ready: check, timing }),
    lifecycle,
    resources,
  };
}
