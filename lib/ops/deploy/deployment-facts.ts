import type { DeploymentFacts } from '../../charts/deployment-facts';
import { configSettings } from '../env/config-settings';
import { EnvFile } from '../env/env-file';
import { ForwardedService, localUrl } from '../forward/forward-config';
import { FRONTEND } from '../workload-names';

export interface FactsProps {
  readonly env: EnvFile;
  readonly images: DeploymentFacts['images'];
  /** Local ports of the Services. */
  readonly services: readonly ForwardedService[];
  /** resourceVersion of app-secrets. @default - no cluster is asked */
  readonly secretVersion?: string;
}

/** What the charts have to know of this deployment. */
export function deploymentFacts({ env, images, services, secretVersion }: FactsProps): DeploymentFacts {
  const { values } = env;
  return {
    images,
    database: values.has('DATABASE_URL') ? 'external' : 'internal',
    frontendOrigin: values.get('BETTER_AUTH_URL') ?? localUrl(services, FRONTEND.name),
    secretVersion,
    config: configSettings(env),
  };
}
