import type { Reporter } from '../../support/reporter';
import { choosePorts } from '../forward/choose-ports';
import { type ForwardedService, PREFERRED_PORTS } from '../forward/forward-config';
import type { Container } from './container';

/**
 * The local ports of the parts: those that running containers have, else free ones.
 *
 * @throws UserError PORT_TAKEN when none is free.
 */
export async function composePorts(
  containers: readonly Container[],
  reporter: Reporter,
): Promise<readonly ForwardedService[]> {
  const kept = boundPorts(containers);
  const others = PREFERRED_PORTS.filter(({ service }) => !kept.some((entry) => entry.service === service));
  return [...kept, ...(await choosePorts(others, [], reporter))];
}

/** The local ports at which containers answer now. */
export function boundPorts(containers: readonly Container[]): ForwardedService[] {
  return containers.flatMap(({ service, bindings: [binding] }) =>
    binding && PREFERRED_PORTS.some((entry) => entry.service === service)
      ? [{ service, port: binding.port }]
      : [],
  );
}
