import type { Addresses } from '../../application';
import { DEFAULT_ADDRESSES } from '../../charts/server/default-addresses';
import type { EnvFile } from '../env/env-file';
import { type ForwardedService, localUrl } from '../forward/forward-config';
import { BACKEND, FRONTEND } from '../workload-names';

/**
 * Where browsers and the parts of a deployment find each other.
 *
 * @param services local ports of the Services.
 */
export function deploymentAddresses({ values }: EnvFile, services: readonly ForwardedService[]): Addresses {
  const origin = values.get('BETTER_AUTH_URL')?.replace(/\/+$/, '');
  return {
    ...DEFAULT_ADDRESSES,
    frontendOrigin: origin ?? localUrl(services, FRONTEND.name),
    backendOrigin: localUrl(services, BACKEND.name),
  };
}
