import type { Applications, PartName } from '../../application';
import { type ComposeProps, secretTexts } from '../../compose';
import { applicationParts, baseNames, contentReference } from '../../images';
import { deploymentAddresses } from '../deploy/deployment-addresses';
import { secretValues } from '../deploy/secret-values';
import { databasePlace } from '../env/database-place';
import type { EnvFile } from '../env/env-file';
import { type ForwardedService, portOf } from '../forward/forward-config';
import { BACKEND, FRONTEND } from '../workload-names';

export interface ComposeSources {
  readonly applications: Applications;
  readonly env: EnvFile;
  /** Local ports of the parts. */
  readonly services: readonly ForwardedService[];
  /** Parts that are built by the Dockerfile in their source folder. */
  readonly ownDockerfiles: readonly PartName[];
}

/** What the Compose file is made from, out of the sources and `.env`. */
export function composeProps({ applications, env, services, ownDockerfiles }: ComposeSources): ComposeProps {
  const addresses = deploymentAddresses(env, services);
  const parts = applicationParts(applications, addresses, env.values, ownDockerfiles);
  const [backend = '', frontend = ''] = parts.map(contentReference);
  const withPassword = (password: string): EnvFile => ({
    ...env,
    values: new Map(env.values).set('POSTGRES_PASSWORD', password),
  });
  return {
    applications,
    addresses,
    settings: env.values,
    parts,
    images: { backend, frontend, database: baseNames.postgres },
    database: databasePlace(env),
    secrets: secretTexts(env.values, (password) => secretValues(withPassword(password), applications)),
    ports: { backend: portOf(services, BACKEND.name), frontend: portOf(services, FRONTEND.name) },
  };
}
