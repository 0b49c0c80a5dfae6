import type { DeploymentFacts } from '../../charts/deployment-facts';
import type { EnvFile } from './env-file';

/** Whether a database is run beside the application: not where `.env` names one outside. */
export function databasePlace({ values }: Pick<EnvFile, 'values'>): DeploymentFacts['database'] {
  return values.has('DATABASE_URL') ? 'external' : 'internal';
}
