import { ClusterHandle } from '../cluster-handle';
import { ForwardedService, localUrl } from '../forward/forward-config';
import { Helm } from '../helm/helm';
import { Kube } from '../kube/kube';
import { BACKEND, DATABASE, FRONTEND } from '../workload-names';
import { WorkloadName } from '../kube/workload';

/** What the checks look at. */
export interface VerifyContext {
  readonly cluster: ClusterHandle;
  readonly kube: Kube;
  readonly helm: Helm;
  /** Whether the database runs in the cluster. */
  readonly database: 'internal' | 'external';
  /** app-secrets, decoded: to look at rows, and to look for leaks. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Whether a model on the network answers, which chooses its own words. */
  readonly modelServer: boolean;
  /** Where browsers reach the frontend, BETTER_AUTH_URL. */
  readonly origin: string;
  readonly services: readonly ForwardedService[];
  /** References that the source folders give now. */
  readonly sourceImages: Readonly<Record<'backend' | 'frontend', string>>;
}

/** Local address of the backend. */
export function backendUrl({ services }: VerifyContext): string {
  return localUrl(services, BACKEND.name);
}

/** Local address of the frontend. */
export function frontendUrl({ services }: VerifyContext): string {
  return localUrl(services, FRONTEND.name);
}

/** The workloads that have to be there. */
export function workloads({ database }: VerifyContext): WorkloadName[] {
  return [...(database === 'internal' ? [DATABASE] : []), BACKEND, FRONTEND];
}

/** A kubectl command line for messages. */
export function kubectl({ kube }: VerifyContext, words: string): string {
  return `kubectl --context ${kube.context} -n ${kube.namespace} ${words}`;
}
