import type { Addresses, Applications } from '../../application';
import type { DeploymentFacts } from '../../charts/deployment-facts';
import type { SynthesizedRelease } from '../../charts/synthesize';
import type { Step } from '../../support/reporter';
import type { ClusterHandle } from '../cluster-handle';
import type { ForwardConfig, ForwardedService } from '../forward/forward-config';
import type { Helm } from '../helm/helm';
import type { PodTrouble } from '../kube/explain-pods';
import type { Workload, WorkloadName } from '../kube/workload';

/** What deploy does in a namespace of a running cluster. */
export interface DeployTarget {
  readonly context: string;
  readonly namespace: string;
  readonly helm: Helm;
  /** @returns the source folders from which it was deployed before; undefined where nobody knows. */
  ensureNamespace(sources?: string): Promise<string | undefined>;
  readAppSecrets(): Promise<ReadonlyMap<string, string>>;
  /** @returns the Secret's resourceVersion. */
  applyAppSecrets(values: Readonly<Record<string, string>>): Promise<string>;
  workload(name: WorkloadName): Promise<Workload | undefined>;
  /** Waits until every replica is ready and answers. @throws UserError NOT_READY */
  waitForRollout(parts: readonly WorkloadName[], timeoutMs: number, step: Step): Promise<void>;
  /** Why pods are not ready, now. */
  troubles(): Promise<readonly PodTrouble[]>;
}

/** From what images are made. */
export interface WantedImages {
  readonly applications: Applications;
  readonly addresses: Addresses;
  /** What `.env` sets. */
  readonly settings: ReadonlyMap<string, string>;
  readonly database: DeploymentFacts['database'];
}

/** What is tried before it is deployed. */
export interface Trial extends Omit<WantedImages, 'database'> {
  readonly images: DeploymentFacts['images'];
  /** What app-secrets will hold. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** The other rooms, as deploy calls them; tests put recording stand-ins here. */
export interface DeployParts<C extends ClusterHandle = ClusterHandle> {
  /** What the source folders hold. @throws UserError for folders that hold no application, or one that is refused. */
  applications(): Applications;
  startCluster(driver: string): Promise<C>;
  /** Builds and loads what is missing. @returns the references with content tags. */
  ensureImages(cluster: C, wanted: WantedImages): Promise<DeploymentFacts['images']>;
  /**
   * Starts a built backend once, apart from everything, with the environment that it will have.
   *
   * @returns the applications with what only the running program tells.
   * @throws UserError when it does not start.
   */
  tryApplications(cluster: C, trial: Trial): Promise<Applications>;
  target(cluster: C): DeployTarget;
  synthesize(facts: DeploymentFacts): readonly SynthesizedRelease[];
  /** @throws UserError when an outside database does not answer. */
  probeDatabase(url: string): Promise<void>;
  readonly forward: {
    ports(): Promise<readonly ForwardedService[]>;
    ensure(config: ForwardConfig): Promise<void>;
  };
}
