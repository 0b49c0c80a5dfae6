import { describeHolder, PortHolder } from '../../support/port-holder';
import { UserErrorProps } from '../../support/user-error';
import { POD_NETWORK, SERVICE_NETWORK } from './network-guard';
import { inNetwork } from './in-network';

const GIB = 1024 ** 3;
/** What the Go caches take while everything is built, and what is left of it. */
const DISK_FOR_BUILD = 15 * GIB;
/** Container images, logs and the application's data. */
const DISK_FOR_NODE = 5 * GIB;
/** 4 GiB as machines are sold; the kernel keeps a part of it for itself. */
const MEMORY = 3.6 * GIB;

/** What was found on the machine that is to become the node. */
export interface NodeFacts {
  /** Bytes free for the cache. */
  readonly cacheFree: number;
  /** Bytes free for the node's own data. */
  readonly nodeFree: number;
  readonly memory: number;
  /** Whether components have to be built first. */
  readonly builds: boolean;
  /** Listeners on the node's ports that are not parts of a Minikube node. */
  readonly foreignListeners: readonly PortHolder[];
  /** The machine's own IPv4 addresses by device. */
  readonly addresses: readonly { readonly device: string; readonly address: string }[];
}

/** The first reason why this machine cannot be a Minikube node, or `undefined`. */
export function nodeProblem(facts: NodeFacts): UserErrorProps | undefined {
  const cacheNeeded = facts.builds ? DISK_FOR_BUILD : 0;
  if (facts.cacheFree < cacheNeeded) {
    return disk(
      facts.cacheFree,
      cacheNeeded,
      'to build Kubernetes from source',
      'set TODO_CACHE_DIR to a larger disk',
    );
  }
  if (facts.nodeFree < DISK_FOR_NODE)
    return disk(facts.nodeFree, DISK_FOR_NODE, 'in /var/lib', 'free some space');
  if (facts.memory < MEMORY) {
    return {
      code: 'MEMORY',
      found: `${gib(facts.memory)} of memory`,
      needed: '4 GiB, for Kubernetes and the application',
      mend: 'use a machine with more memory, then `make deploy`',
    };
  }
  const [listener] = facts.foreignListeners;
  if (listener) {
    return {
      code: 'PORT_TAKEN',
      found: `port ${listener.port} is taken by ${describeHolder(listener)}`,
      needed: `port ${listener.port} free, for the Kubernetes node`,
      mend: `end it (kill ${listener.pid}), then \`make deploy\``,
    };
  }
  const clash = facts.addresses.find(({ address }) =>
    [SERVICE_NETWORK, POD_NETWORK].some((network) => inNetwork(address, network)),
  );
  if (clash) {
    return {
      code: 'ADDRESS_CLASH',
      found: `the device ${clash.device} has the address ${clash.address}`,
      needed: `no address within ${SERVICE_NETWORK} and ${POD_NETWORK}, which the cluster uses for itself`,
      mend: 'use Docker (make deploy DRIVER=docker), or another network for this machine',
    };
  }
  return undefined;
}

function disk(free: number, needed: number, where: string, mend: string): UserErrorProps {
  return {
    code: 'DISK',
    found: `${gib(free)} free ${where}`,
    needed: gib(needed),
    mend: `${mend}, then \`make deploy\``,
  };
}

const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;
