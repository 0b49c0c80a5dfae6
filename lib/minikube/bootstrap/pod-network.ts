import { readdirSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../support/run';
import { nodeEnvironment } from './node-environment';

/** The device of Minikube's bridge network. */
const BRIDGE = 'bridge';
const NAMESPACES = '/run/netns';

/** Removes the pods' network devices, their namespaces, and the firewall rules of kubelet, kube-proxy and the CNI plugins. */
export async function removePodNetwork(): Promise<void> {
  const env = nodeEnvironment();
  const { stdout } = await run('ip', ['-json', 'link', 'show', 'master', BRIDGE], {
    env,
    allowFailure: true,
  });
  const attached = JSON.parse(stdout || '[]') as { readonly ifname?: string }[];
  for (const device of [...attached.flatMap(({ ifname }) => ifname ?? []), BRIDGE])
    await run('ip', ['link', 'delete', device], { env, allowFailure: true });
  if (existsSync(NAMESPACES)) {
    for (const name of readdirSync(NAMESPACES).filter((file) => file.startsWith('cni-')))
      rmSync(join(NAMESPACES, name), { force: true });
  }
  for (const family of ['iptables', 'ip6tables']) await removeRules(family);
}

async function removeRules(family: string): Promise<void> {
  const env = nodeEnvironment();
  const saved = await run(`${family}-save`, [], { env, allowFailure: true });
  if (saved.exitCode !== 0) return;
  const kept = withoutClusterRules(saved.stdout);
  if (kept !== saved.stdout)
    await run(`${family}-restore`, ['--wait'], { env, input: kept, allowFailure: true });
}

/** A dump of `iptables-save` without the chains of Kubernetes and CNI and the rules that name them. */
export function withoutClusterRules(dump: string): string {
  return dump
    .split('\n')
    .filter((line) => !/(^:| -j | -A |^-A )(KUBE|CNI)-/.test(line))
    .join('\n');
}
