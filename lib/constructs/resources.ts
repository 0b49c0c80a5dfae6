import { k8s } from 'cdk8s-plus-28';

/** Amounts in Kubernetes quantities, e.g. `100m`, `192Mi`. */
export interface ResourceAmounts {
  readonly cpu: string;
  readonly memory: string;
  /** Logs, the writable layer and emptyDirs on disk. */
  readonly ephemeralStorage: string;
}

/** What a container is promised, and what it may not exceed. */
export interface Resources {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

/** Passes quantities on as written: cdk8s-plus's own `Cpu` and `Size` would rewrite their units. */
export function resourceRequirements(resources: Resources): k8s.ResourceRequirements {
  return { requests: quantities(resources.requests), limits: quantities(resources.limits) };
}

function quantities(amounts: ResourceAmounts): Record<string, k8s.Quantity> {
  return {
    cpu: k8s.Quantity.fromString(amounts.cpu),
    memory: k8s.Quantity.fromString(amounts.memory),
    'ephemeral-storage': k8s.Quantity.fromString(amounts.ephemeralStorage),
  };
}
