import { run } from '../../support/run';
import { which } from '../../support/which';
import { containerdAnswers, stopContainerd } from './containerd';
import { nodeEnvironment } from './node-environment';

/** Stops what `minikube stop` leaves running on this machine: the pods' sandboxes and containerd. */
export async function stopNode(logFile: string): Promise<void> {
  const options = { env: nodeEnvironment(), allowFailure: true, logFile, timeoutMs: 120_000 };
  if (which('crictl', nodeEnvironment().PATH) && (await containerdAnswers())) {
    const { stdout } = await run('crictl', ['pods', '--quiet', '--state', 'ready'], options);
    const pods = stdout.split('\n').filter(Boolean);
    if (pods.length > 0) await run('crictl', ['stopp', ...pods], options);
  }
  await stopContainerd(logFile);
}
