import { withLock } from '../support/lock';
import { during, Reporter } from '../support/reporter';
import { stopNode } from './bootstrap/stop-node';
import { endDashboardProxy } from './dashboard-proxy';
import { findCluster } from './find-cluster';
import { runMinikube } from './minikube-command';
import { clusterLock, minikubeLogFile } from './paths';
import { requireRoot } from './require-root';

/** Stops the cluster; its data stays. Does nothing where there is none. */
export async function stopCluster(reporter: Reporter): Promise<void> {
  await withLock(clusterLock(), reporter, async () => {
    const cluster = await findCluster();
    if (!cluster) {
      reporter.info('there is no cluster to stop');
      return;
    }
    if (cluster.driver === 'none') requireRoot('make stop');
    await endDashboardProxy();
    await during(reporter, 'stopping the cluster', async () => {
      if (cluster.driver === 'none') await stopNode(minikubeLogFile());
      else await runMinikube(cluster, ['stop'], { timeoutMs: 300_000 });
    });
  });
}
