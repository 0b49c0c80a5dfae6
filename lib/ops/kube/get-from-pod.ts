import { once } from 'node:events';
import { IncomingMessage, request } from 'node:http';
import { within } from '../within';
import { Kube } from './kube';
import { Endpoint } from './ready-endpoints';
import { Tunnel } from './tunnel';

/** How long a pod may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Asks one pod itself, past its Service. @returns the HTTP status. */
export async function getFromPod(kube: Kube, endpoint: Endpoint, path: string): Promise<number | undefined> {
  const tunnel = await within(TIMEOUT_MS, `a connection to ${endpoint.pod}`, () =>
    Tunnel.open(kube, endpoint),
  );
  try {
    if (tunnel.destroyed) throw tunnel.errored ?? new Error(`${endpoint.pod} closed the connection`);
    return await within(TIMEOUT_MS, `an answer of ${endpoint.pod}`, async () => {
      const outgoing = request({ path, host: endpoint.pod, createConnection: () => tunnel });
      outgoing.on('error', () => undefined);
      outgoing.end();
      const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
      response.resume();
      return response.statusCode;
    });
  } finally {
    tunnel.destroy();
  }
}
