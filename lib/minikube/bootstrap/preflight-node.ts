import { existsSync, statfsSync } from 'node:fs';
import { networkInterfaces, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { portHolder } from '../../support/port-holder';
import { UserError } from '../../support/user-error';
import { isKubelet, isPodProcess, listProcesses } from '../processes';
import { requireGo } from './go-toolchain';
import { NodeFacts, nodeProblem } from './node-problem';

/** API server, etcd and kubelet. */
const NODE_PORTS = [8443, 2379, 10250];
/** Devices of the pod network, whose addresses are the cluster's own. */
const POD_DEVICES = /^(bridge|cni\d+|veth.*|kube-.*)$/;

export interface PreflightNodeProps {
  /** Where components are kept. */
  readonly cacheRoot: string;
  /** Names of the components that have to be built. */
  readonly toBuild: readonly string[];
}

/**
 * Checks that this machine can be a Minikube node, before anything is changed.
 *
 * @throws UserError DISK, MEMORY, PORT_TAKEN, ADDRESS_CLASH, NO_GO or OLD_GO.
 */
export async function preflightNode({ cacheRoot, toBuild }: PreflightNodeProps): Promise<void> {
  const problem = nodeProblem({
    cacheFree: freeBytes(cacheRoot),
    nodeFree: freeBytes('/var/lib'),
    memory: totalmem(),
    builds: toBuild.length > 0,
    foreignListeners: await foreignListeners(),
    addresses: ownAddresses(),
  });
  if (problem) throw new UserError(problem);
  if (toBuild.length > 0) await requireGo(toBuild.join(', '));
}

async function foreignListeners(): Promise<NodeFacts['foreignListeners']> {
  const own = listProcesses().filter((process) => isKubelet(process) || isPodProcess(process));
  const ours = new Set(own.map(({ pid }) => pid));
  const holders = await Promise.all(NODE_PORTS.map(portHolder));
  return holders.flatMap((holder) => (holder && !ours.has(holder.pid) ? [holder] : []));
}

function ownAddresses(): NodeFacts['addresses'] {
  return Object.entries(networkInterfaces())
    .filter(([device]) => !POD_DEVICES.test(device))
    .flatMap(([device, infos]) => (infos ?? []).map(({ address, family }) => ({ device, address, family })))
    .filter(({ family }) => family === 'IPv4');
}

/** Bytes free for an unprivileged user where `path` is or will be. */
function freeBytes(path: string): number {
  if (!existsSync(path)) return freeBytes(dirname(path));
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
