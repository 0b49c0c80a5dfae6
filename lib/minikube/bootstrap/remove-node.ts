import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../support/run';
import { which } from '../../support/which';
import { isPodProcess, isPodShim, listProcesses } from '../processes';
import { containerdAnswers, stopContainerd, unconfigureContainerd } from './containerd';
import { endProcesses } from './end-processes';
import { forgetMinikube } from './forget-minikube';
import { stopKubelet } from './kubelet';
import { nodeEnvironment, usesSystemd } from './node-environment';
import { removeNetworkGuard } from './network-guard';
import { removePodNetwork } from './pod-network';
import { removeNodeLinks } from './prepare-node';

/** Where Minikube keeps a node's state on the machine itself: its existence tells that there is or was a node. */
const NODE_STATE = '/var/lib/minikube';
const NODE_FOLDERS = [
  NODE_STATE,
  '/etc/kubernetes',
  '/var/lib/kubelet',
  '/var/lib/cni',
  '/var/tmp/minikube',
  '/etc/cni/net.d/1-k8s.conflist',
  '/etc/crictl.yaml',
];
const KUBELET_SERVICE = [
  '/etc/init.d/kubelet',
  '/lib/systemd/system/kubelet.service',
  '/etc/systemd/system/kubelet.service.d',
];
const CNI_CONFIGURATION = '/etc/cni/net.d';
const DISABLED_SUFFIX = '.mk_disabled';

/** Whether this machine is a Minikube node, or has remains of one. */
export function hasNodeState(): boolean {
  return existsSync(NODE_STATE) || listProcesses().some(isPodShim);
}

/**
 * Removes everything of a Minikube node from this machine: containers, network devices, firewall rules, state. Volumes'
 * data under /opt/local-path-provisioner is not touched. Works whatever is left of the node.
 */
export async function removeNode(logFile: string): Promise<void> {
  await stopKubelet(logFile);
  if (which('crictl', nodeEnvironment().PATH) && (await containerdAnswers())) {
    const options = { env: nodeEnvironment(), allowFailure: true, logFile, timeoutMs: 120_000 };
    await run('crictl', ['rmp', '--force', '--all'], options);
    await run('crictl', ['rmi', '--all'], options);
  }
  await stopContainerd(logFile);
  // What containerd no longer knew: shims first, they would report their containers' ends.
  await endProcesses(isPodShim);
  await endProcesses(isPodProcess);
  await unmountPods();
  await removePodNetwork();
  await removeNetworkGuard();
  for (const path of [...NODE_FOLDERS, ...(usesSystemd() ? [] : KUBELET_SERVICE)])
    rmSync(path, { recursive: true, force: true });
  restoreCniConfiguration();
  forgetMinikube();
  removeNodeLinks();
  unconfigureContainerd();
}

/** Takes away mounts under the folders of pods and containers, the innermost first. */
async function unmountPods(): Promise<void> {
  const ours =
    /^(\/var\/lib\/kubelet(\/|$)|\/run\/containerd\/io\.containerd\.[^/]+\/k8s\.io\/|\/run\/containerd\/io\.containerd\.grpc\.v1\.cri\/|\/(var\/)?run\/netns\/cni-)/;
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => ours.test(path));
  for (const path of mounts.reverse())
    await run('umount', ['--lazy', path], { env: nodeEnvironment(), allowFailure: true });
}

/** Minikube sets other networks' configuration aside by renaming it. */
function restoreCniConfiguration(): void {
  if (!existsSync(CNI_CONFIGURATION)) return;
  for (const name of readdirSync(CNI_CONFIGURATION).filter((file) => file.endsWith(DISABLED_SUFFIX)))
    renameSync(
      join(CNI_CONFIGURATION, name),
      join(CNI_CONFIGURATION, name.slice(0, -DISABLED_SUFFIX.length)),
    );
}
