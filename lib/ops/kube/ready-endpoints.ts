import { Kube } from './kube';

/** A pod behind a Service, and the port it listens on. */
export interface Endpoint {
  readonly pod: string;
  readonly port: number;
}

/** The ready pods behind a Service, as its EndpointSlices list them. */
export async function readyEndpoints({ discovery, namespace }: Kube, service: string): Promise<Endpoint[]> {
  const { items } = await discovery.listNamespacedEndpointSlice({
    namespace,
    labelSelector: `kubernetes.io/service-name=${service}`,
  });
  return items.flatMap(({ endpoints, ports }) => {
    const port = ports?.[0]?.port;
    return endpoints.flatMap(({ conditions, targetRef }) =>
      port !== undefined && conditions?.ready && targetRef?.kind === 'Pod' && targetRef.name
        ? [{ pod: targetRef.name, port }]
        : [],
    );
  });
}
