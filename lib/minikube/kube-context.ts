import { isAbsolute, relative } from 'node:path';
import { run } from '../support/run';
import { UserErrorProps } from '../support/user-error';
import { PROFILE } from './paths';

/** The parts of a kubeconfig file that matter here, as `kubectl config view -o json` shows them. */
export interface KubeConfig {
  readonly 'current-context'?: string;
  readonly contexts?:
    readonly { readonly name: string; readonly context: { readonly cluster: string } }[] | null;
  readonly clusters?:
    | readonly {
        readonly name: string;
        readonly cluster: { readonly server?: string; readonly 'certificate-authority'?: string };
      }[]
    | null;
}

/** Reads the user's kubectl configuration (all files of KUBECONFIG). */
export async function readKubeConfig(kubectl: string): Promise<KubeConfig> {
  return JSON.parse((await run(kubectl, ['config', 'view', '-o', 'json'])).stdout) as KubeConfig;
}

/** Whether another context than the profile's is the current one, and has to stay it. */
export function hasOtherContext(config: KubeConfig): boolean {
  return !['', undefined, PROFILE].includes(config['current-context']);
}

export interface OwnCluster {
  /** Minikube's folder. */
  readonly home: string;
  /** Hosts under which the profile's API server can be reached. */
  readonly hosts: readonly string[];
}

/**
 * Why the context `minikube` must not be used or overwritten: it leads to a cluster that is not this profile's.
 * `undefined` when it is this profile's, or there is none.
 */
export function foreignContext(config: KubeConfig, own: OwnCluster): UserErrorProps | undefined {
  const clusterName = config.contexts?.find(({ name }) => name === PROFILE)?.context.cluster;
  const cluster = config.clusters?.find(({ name }) => name === clusterName)?.cluster;
  if (!cluster?.server) return undefined;
  const authority = cluster['certificate-authority'];
  const madeHere = authority !== undefined && isWithin(authority, own.home);
  if (madeHere && own.hosts.includes(hostOf(cluster.server))) return undefined;
  return {
    code: 'FOREIGN_CONTEXT',
    found: `the kubectl context ${PROFILE} points at ${cluster.server}, which is not this machine's minikube profile`,
    needed: `the context name ${PROFILE} for the profile of that name`,
    mend: `kubectl config rename-context ${PROFILE} other-${PROFILE}, or set KUBECONFIG to another file`,
  };
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).hostname : server;
}
