import { rmSync } from 'node:fs';
import { withLock } from '../support/lock';
import { during, Reporter } from '../support/reporter';
import { hasNodeState, removeNode } from './bootstrap/remove-node';
import { endDashboardProxy } from './dashboard-proxy';
import { toolsFor } from './find-cluster';
import { forgetProfile } from './forget-profile';
import { readKubeConfig } from './kube-context';
import { runMinikube } from './minikube-command';
import { clusterLock, minikubeLogFile } from './paths';
import { Profile, readProfile } from './profile';
import { refuseForeignContext } from './refuse-foreign-context';
import { requireRoot } from './require-root';
import { findTools, Tools } from './tools';

/** Where the volumes of a cluster on this machine itself have their data. */
const VOLUMES = '/opt/local-path-provisioner';

/**
 * Deletes the cluster with the data of its volumes, and takes back what was changed on the machine for it. The cache
 * of built components and Debian packages stay. Also removes a cluster that Minikube no longer knows.
 */
export async function deleteCluster(reporter: Reporter): Promise<void> {
  await withLock(clusterLock(), reporter, async () => {
    const profile = readProfile();
    const onThisMachine = profile ? profile.driver === 'none' : hasNodeState();
    if (!profile && !onThisMachine) {
      reporter.info('there is no cluster to delete');
      return;
    }
    if (onThisMachine) requireRoot('make destroy');
    const tools = profile && (await toolsOf(profile, reporter));
    await endDashboardProxy();
    await during(reporter, 'deleting the cluster', async () => {
      if (onThisMachine) await deleteNode();
      if (profile && tools) await deleteProfile(profile, tools);
    });
  });
}

async function toolsOf(profile: Profile, reporter: Reporter): Promise<Tools> {
  const tools = (await toolsFor(profile)) ?? (await findTools(reporter));
  refuseForeignContext(await readKubeConfig(tools.kubectl), profile);
  return tools;
}

async function deleteNode(): Promise<void> {
  await removeNode(minikubeLogFile());
  rmSync(VOLUMES, { recursive: true, force: true });
}

async function deleteProfile({ driver }: Profile, tools: Tools): Promise<void> {
  if (driver === 'none') await forgetProfile(tools.kubectl);
  else await runMinikube({ driver, tools }, ['delete'], { timeoutMs: 300_000 });
}
