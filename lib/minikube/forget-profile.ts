import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../support/run';
import { KubeConfig, readKubeConfig } from './kube-context';
import { minikubeHome, PROFILE } from './paths';

/**
 * Takes the profile out of Minikube's folder and out of the user's kubectl configuration, as `minikube delete` does;
 * that command gives up when the node is not in order.
 */
export async function forgetProfile(kubectl: string): Promise<void> {
  const config = await readKubeConfig(kubectl);
  for (const args of forgettingArguments(config))
    await run(kubectl, ['config', ...args], { allowFailure: true });
  for (const folder of ['profiles', 'machines'])
    rmSync(join(minikubeHome(), folder, PROFILE), { recursive: true, force: true });
}

/** The `kubectl config` commands that take the profile out of a configuration. */
export function forgettingArguments(config: KubeConfig): string[][] {
  return [
    ...(config['current-context'] === PROFILE ? [['unset', 'current-context']] : []),
    ['delete-context', PROFILE],
    ['delete-cluster', PROFILE],
    ['delete-user', PROFILE],
  ];
}
