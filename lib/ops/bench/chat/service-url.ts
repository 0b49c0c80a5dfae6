import { throughLocalDoor } from '../../database/local-door';
import type { Kube } from '../../kube/kube';
import { readyEndpoints } from '../../kube/ready-endpoints';
import { Tunnel } from '../../kube/tunnel';

/** How long an address of the cluster may take to answer, in milliseconds. */
const ANSWER_MS = 2_000;

/** Where a Service was reached. */
export interface ServiceUrl {
  readonly url: string;
  /** `direct`: at the Service's own address; `forwarded`: through the API server, which costs time and processor. */
  readonly way: 'direct' | 'forwarded';
}

/** Reaches a Service at its address where that leads into the cluster from here (driver none), else through a forward. */
export async function withServiceUrl<T>(
  kube: Kube,
  service: string,
  work: (reached: ServiceUrl) => Promise<T>,
): Promise<T> {
  const { spec } = await kube.core.readNamespacedService({ name: service, namespace: kube.namespace });
  const url = `http://${spec?.clusterIP}:${spec?.ports?.[0]?.port}`;
  const answers = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) }).then(
    async (response) => {
      await response.body?.cancel();
      return true;
    },
    () => false,
  );
  if (answers) return work({ url, way: 'direct' });
  let turn = 0;
  const open = async (): Promise<Tunnel> => {
    const endpoints = await readyEndpoints(kube, service);
    const endpoint = endpoints[turn++ % endpoints.length];
    if (!endpoint) throw new Error(`${service} has no ready pod`);
    return Tunnel.open(kube, endpoint);
  };
  return throughLocalDoor(open, (port) => work({ url: `http://127.0.0.1:${port}`, way: 'forwarded' }));
}
