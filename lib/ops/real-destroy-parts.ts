import { Cluster, clusterStatus, deleteCluster, findCluster } from '../minikube';
import { Reporter } from '../support/reporter';
import { dumpDatabase } from './database/dump-database';
import { DestroyParts } from './destroy';
import { Forward } from './forward/forward';
import { HelmCli } from './helm/helm-cli';
import { connectKube } from './kube/kube';
import { BACKEND, DATABASE, FRONTEND } from './workload-names';

/** Volumes of databases, whoever's application they belong to. */
const OF_DATABASE = `app.kubernetes.io/name=${DATABASE.name}`;

/** The other rooms, wired to destroy. */
export function realDestroyParts(namespace: string, reporter: Reporter): DestroyParts {
  return {
    clusterState: async () => (await clusterStatus()).state,
    namespacesWithData: async () => {
      const { core } = connectKube((await found()).context, namespace);
      const claims = await core.listPersistentVolumeClaimForAllNamespaces({ labelSelector: OF_DATABASE });
      return [...new Set(claims.items.flatMap(({ metadata }) => metadata?.namespace ?? []))].sort();
    },
    dump: async (from, file) => dumpDatabase(connectKube((await found()).context, from), file),
    stopForward: () => new Forward(reporter).stop(),
    uninstall: async () => {
      const { context, tools } = await found();
      const helm = new HelmCli({ binary: tools.helm, context, namespace });
      for (const { name } of [FRONTEND, BACKEND, DATABASE])
        if (await helm.state(name)) await helm.uninstall(name);
    },
    deleteCluster: () => deleteCluster(reporter),
  };
}

async function found(): Promise<Cluster> {
  const cluster = await findCluster();
  if (!cluster) throw new Error('the cluster is gone');
  return cluster;
}
