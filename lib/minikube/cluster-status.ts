import { clusterState } from './cluster-state';
import { toolsFor } from './find-cluster';
import { readProfile } from './profile';

export interface ClusterStatus {
  /** `absent`: there is no profile. `unusable`: stopped, starting or broken; `problems` says which. */
  readonly state: 'absent' | 'usable' | 'unusable';
  /** @default - there is no cluster */
  readonly driver?: string;
  /** Without the leading `v`. @default - there is no cluster */
  readonly kubernetesVersion?: string;
  /** What is wrong, one clause each. */
  readonly problems: readonly string[];
}

/** Looks at the cluster and changes nothing. */
export async function clusterStatus(): Promise<ClusterStatus> {
  const profile = readProfile();
  if (!profile) return { state: 'absent', problems: [] };
  const { driver, kubernetesVersion } = profile;
  const tools = await toolsFor(profile);
  const problems = tools
    ? await clusterState({ driver, tools })
    : ['minikube, kubectl or helm in a fitting version is neither on PATH nor in the cache'];
  return { state: problems.length === 0 ? 'usable' : 'unusable', driver, kubernetesVersion, problems };
}
