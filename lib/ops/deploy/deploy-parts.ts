import type { DeploymentFacts } from '../../charts/deployment-facts';
import type { SynthesizedRelease } from '../../charts/synthesize';
import type { Step } from '../../support/reporter';
import type { ClusterHandle } from '../cluster-handle';
import type { ForwardConfig, ForwardedService } from '../forward/forward-config';
import type { Helm } from '../helm/helm';
import type { PodTrouble } from '../kube/explain-pods';
import type { Part } from '../workload-names';
import type { Workload, WorkloadName } from '../kube/workload';

/** What deploy does in a namespace of a running cluster. */
export interface DeployTarget {
  readonly context: string;
  readonly namespace: string;
  readonly helm: Helm;
  ensureNamespace(): Promise<void>;
  readAppSecrets(): Promise<ReadonlyMap<string, string>>;
  /** @returns the Secret's resourceVersion. */
  applyAppSecrets(values: Readonly<Record<string, string>>): Promise<string>;
  workload(name: WorkloadName): Promise<Workload | undefined>;
  /** Waits until every replica is ready and answers. @throws UserError NOT_READY */
  waitForRollout(parts: readonly Part[], timeoutMs: number, step: Step): Promise<void>;
  /** Why pods are not ready, now. */
  troubles(): Promise<readonly PodTrouble[]>;
}

/** The other rooms, as deploy calls them; tests put recording stand-ins here. */
export interface DeployParts<C extends ClusterHandle = ClusterHandle> {
  /** @throws UserError NO_SOURCE or NO_APPLICATION when a source folder holds no application. */
  checkSources(): void;
  startCluster(driver: string): Promise<C>;
  /** Builds and loads what is missing. @returns the references with content tags. */
  ensureImages(cluster: C, database: DeploymentFacts['database']): Promise<DeploymentFacts['images']>;
  target(cluster: C): DeployTarget;
  synthesize(facts: DeploymentFacts): readonly SynthesizedRelease[];
  /** @throws UserError when an outside database does not answer. */
  probeDatabase(url: string): Promise<void>;
  readonly forward: {
    ports(): Promise<readonly ForwardedService[]>;
    ensure(config: ForwardConfig): Promise<void>;
  };
}
