/** A Service and the local port at which it answers. */
export interface ForwardedService {
  readonly service: string;
  readonly port: number;
}

/** What the forward in the background does. */
export interface ForwardConfig {
  /** kubectl context of the cluster. */
  readonly context: string;
  readonly namespace: string;
  readonly services: readonly ForwardedService[];
}

/** The Services that are forwarded, each with the port it gets when that is free. */
export const PREFERRED_PORTS: readonly ForwardedService[] = [
  { service: 'todo-backend', port: 8000 },
  { service: 'todo-frontend', port: 3000 },
];

/** The local address of a forwarded Service, as a browser's origin. */
export function localUrl(services: readonly ForwardedService[], service: string): string {
  return `http://localhost:${portOf(services, service)}`;
}

/** The local port of a forwarded Service. */
export function portOf(services: readonly ForwardedService[], service: string): number {
  const port = services.find((entry) => entry.service === service)?.port;
  if (port === undefined) throw new Error(`${service} is not forwarded`);
  return port;
}
