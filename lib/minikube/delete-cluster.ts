import { rmSync } from 'node:fs';
import { withLock } from '../support/lock';
import { during, Reporter } from '../support/reporter';
import { hasNodeState, removeNode } from './bootstrap/remove-node';
import { endDashboardProxy } from './dashboard-proxy';
import { toolsFor } from './find-cluster';
import { runMinikube } from './minikube-command';
import { clusterLock, minikubeLogFile } from './paths';
import { readProfile } from './profile';
import { findTools } from './tools';

/** Where the volumes of a cluster on this machine itself have their data. */
const VOLUMES = '/opt/local-path-provisioner';

/**
 * Deletes the cluster with the data of its volumes, and takes back what was changed on the machine for it. The cache
 * of built components and Debian packages stay. Also removes a cluster that Minikube no longer knows.
 */
export async function deleteCluster(reporter: Reporter): Promise<void> {
  await withLock(clusterLock(), reporter, async () => {
    const profile = readProfile();
    const onThisMachine = (!profile || profile.driver === 'none') && hasNodeState();
    if (!profile && !onThisMachine) {
      reporter.info('there is no cluster to delete');
      return;
    }
    await endDashboardProxy();
    await during(reporter, 'deleting the cluster', async () => {
      if (profile) {
        const tools = (await toolsFor(profile)) ?? (await findTools(reporter));
        await runMinikube({ driver: profile.driver, tools }, ['delete'], {
          timeoutMs: 300_000,
          allowFailure: onThisMachine,
        });
      }
      if (onThisMachine) {
        await removeNode(minikubeLogFile());
        rmSync(VOLUMES, { recursive: true, force: true });
      }
    });
  });
}
