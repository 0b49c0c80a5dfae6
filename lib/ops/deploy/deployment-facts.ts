import type { DeploymentFacts } from '../../charts/deployment-facts';
import { configSettings } from '../env/config-settings';
import { databasePlace } from '../env/database-place';
import type { EnvFile } from '../env/env-file';

export interface FactsProps extends Pick<
  DeploymentFacts,
  'applications' | 'addresses' | 'images' | 'secretVersion'
> {
  readonly env: EnvFile;
}

/** What the charts have to know of this deployment. */
export function deploymentFacts(props: FactsProps): DeploymentFacts {
  const { env, applications, addresses, images, secretVersion } = props;
  return {
    applications,
    images,
    database: databasePlace(env),
    addresses,
    secretVersion,
    config: configSettings(env, applications),
  };
}
