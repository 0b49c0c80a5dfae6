import type { Applications } from '../../application';
import { ClusterHandle } from '../cluster-handle';
import { Helm } from '../helm/helm';
import { Kube } from '../kube/kube';
import { WorkloadName } from '../kube/workload';
import { BACKEND, DATABASE, FRONTEND } from '../workload-names';
import { RunningApplication } from './running-application';

/** An application that runs in the cluster, and the cluster itself. */
export interface VerifyContext extends RunningApplication {
  readonly cluster: ClusterHandle;
  readonly kube: Kube;
  readonly helm: Helm;
  /** What the source folders hold now. */
  readonly applications: Applications;
  /** References that the source folders give now. */
  readonly sourceImages: Readonly<Record<'backend' | 'frontend', string>>;
}

/** The workloads that have to be there. */
export function workloads({ database }: VerifyContext): WorkloadName[] {
  return [...(database === 'internal' ? [DATABASE] : []), BACKEND, FRONTEND];
}

/** How many replicas a part may have: one that keeps state in itself has a limit. */
export function mostReplicas({ applications }: VerifyContext, { name }: WorkloadName): number {
  const part = [applications.backend, applications.frontend].find((one) => name === `todo-${one.part}`);
  return part?.maxReplicas?.value ?? Infinity;
}

/** A kubectl command line for messages. */
export function kubectl({ kube }: VerifyContext, words: string): string {
  return `kubectl --context ${kube.context} -n ${kube.namespace} ${words}`;
}
