import { existsSync } from 'node:fs';
import { AppsV1Api, CoreV1Api, DiscoveryV1Api, KubeConfig, VersionApi } from '@kubernetes/client-node';
import { UserError } from '../../support/user-error';

/** A connection to one namespace of one cluster. */
export interface Kube {
  readonly context: string;
  readonly namespace: string;
  readonly config: KubeConfig;
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  readonly discovery: DiscoveryV1Api;
  readonly version: VersionApi;
}

/**
 * Connects to the cluster of a kubectl context. The user's current context is neither used nor changed.
 *
 * @throws UserError NO_CLUSTER when kubectl's configuration has no such context.
 */
export function connectKube(context: string, namespace: string): Kube {
  const config = new KubeConfig();
  config.loadFromDefault();
  const entry = config.getContextObject(context);
  const cluster = entry && config.getCluster(entry.cluster);
  if (!cluster || (cluster.caFile && !existsSync(cluster.caFile)))
    throw new UserError({
      code: 'NO_CLUSTER',
      found: `kubectl's configuration has no usable context ${context}`,
      needed: 'the cluster that `make deploy` starts',
      mend: 'make deploy',
    });
  config.setCurrentContext(context);
  return {
    context,
    namespace,
    config,
    core: config.makeApiClient(CoreV1Api),
    apps: config.makeApiClient(AppsV1Api),
    discovery: config.makeApiClient(DiscoveryV1Api),
    version: config.makeApiClient(VersionApi),
  };
}
