import { Cluster, clusterStatus, deleteCluster, findCluster } from '../minikube';
import { Reporter } from '../support/reporter';
import { dumpDatabase } from './database/dump-database';
import { DestroyParts } from './destroy';
import { Forward } from './forward/forward';
import { HelmCli } from './helm/helm-cli';
import { connectKube, Kube } from './kube/kube';
import { BACKEND, DATABASE, FRONTEND } from './workload-names';

/** The other rooms, wired to destroy. */
export function realDestroyParts(namespace: string, reporter: Reporter): DestroyParts {
  const kube = async (): Promise<Kube> => connectKube((await found()).context, namespace);
  return {
    clusterState: async () => (await clusterStatus()).state,
    hasData: async () => {
      const { core } = await kube();
      return (await core.listNamespacedPersistentVolumeClaim({ namespace })).items.length > 0;
    },
    dump: async (file) => dumpDatabase(await kube(), file),
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
