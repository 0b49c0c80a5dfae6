import { run } from '../../support/run';
import { which } from '../../support/which';
import { containerdAnswers, stopContainerd } from './containerd';
import { stopKubelet } from './kubelet';
import { nodeEnvironment } from './node-environment';

/** Seconds that a container gets to finish what it has. */
const GRACE_SECONDS = 30;

/**
 * Stops the node on this machine: kubelet, every container, containerd. `minikube stop` cannot do it: with the driver
 * none it asks Docker for the containers, whatever the container runtime is.
 */
export async function stopNode(logFile: string): Promise<void> {
  await stopKubelet(logFile);
  if (which('crictl', nodeEnvironment().PATH) && (await containerdAnswers())) await stopContainers(logFile);
  await stopContainerd(logFile);
}

async function stopContainers(logFile: string): Promise<void> {
  const crictl = async (...args: string[]): Promise<string[]> => {
    const options = { env: nodeEnvironment(), allowFailure: true, logFile, timeoutMs: 120_000 };
    return (await run('crictl', args, options)).stdout.split('\n').filter(Boolean);
  };
  const containers = await crictl('ps', '--quiet');
  await Promise.all(containers.map((id) => crictl('stop', '--timeout', String(GRACE_SECONDS), id)));
  const pods = await crictl('pods', '--quiet', '--state', 'ready');
  if (pods.length > 0) await crictl('stopp', ...pods);
}
