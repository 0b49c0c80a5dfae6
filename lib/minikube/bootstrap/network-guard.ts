import { run } from '../../support/run';
import { nodeEnvironment } from './node-environment';

/** Addresses of Services, Minikube's default. */
export const SERVICE_NETWORK = '10.96.0.0/12';
/** Addresses of pods, Minikube's default. */
export const POD_NETWORK = '10.244.0.0/16';

const COMMENT = 'minikube-service-addresses-stay-here';
const CHAINS = ['OUTPUT', 'FORWARD'];
const POD_ROUTE = ['unreachable', POD_NETWORK, 'metric', '9999'];

/**
 * Keeps traffic for cluster addresses on this machine.
 *
 * Until kube-proxy has its rules, a Service address is just an unknown address: packets would take the default route,
 * and a gateway that accepts them leaves kube-apiserver with a connection to nowhere for as long as it runs. Service
 * addresses are rejected on every uplink; pod addresses get an unreachable route, which the pod network's own route
 * goes before (a rule would also hit packets that are just being redirected to a pod).
 */
export async function guardClusterAddresses(): Promise<void> {
  await ip(['route', 'replace', ...POD_ROUTE]);
  for (const uplink of await uplinks()) {
    for (const chain of CHAINS) {
      if ((await iptables(['--check', chain, ...rule(uplink)], true)).exitCode !== 0)
        await iptables(['--insert', chain, ...rule(uplink)]);
    }
  }
}

/** Takes back what `guardClusterAddresses` did. */
export async function removeNetworkGuard(): Promise<void> {
  await ip(['route', 'del', ...POD_ROUTE], true);
  for (const chain of CHAINS) {
    const { stdout } = await iptables(['--list-rules', chain], true);
    for (const line of stdout.split('\n').filter((text) => text.includes(COMMENT)))
      await iptables(['--delete', ...line.split(' ').slice(1)]);
  }
}

function rule(uplink: string): string[] {
  const match = ['--destination', SERVICE_NETWORK, '--out-interface', uplink];
  return [...match, '--match', 'comment', '--comment', COMMENT, '--jump', 'REJECT'];
}

async function uplinks(): Promise<string[]> {
  const { stdout } = await ip(['-json', 'route', 'show', 'default']);
  const routes = JSON.parse(stdout || '[]') as { readonly dev?: string }[];
  return [...new Set(routes.flatMap(({ dev }) => dev ?? []))];
}

const ip = (args: readonly string[], allowFailure = false): ReturnType<typeof run> =>
  run('ip', args, { env: nodeEnvironment(), allowFailure });

const iptables = (args: readonly string[], allowFailure = false): ReturnType<typeof run> =>
  run('iptables', ['--wait', ...args], { env: nodeEnvironment(), allowFailure });
