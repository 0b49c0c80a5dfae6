import type { Health } from '../../application';
import type { Kube } from './kube';
import { readWorkload, type WorkloadName } from './workload';

/** How the cluster asks a workload's first container whether it can serve. */
export async function partHealth(kube: Kube, name: WorkloadName): Promise<Health> {
  const path = (await readWorkload(kube, name))?.containers[0]?.readinessProbe?.httpGet?.path;
  return path === undefined ? { kind: 'tcp' } : { kind: 'http', path };
}
