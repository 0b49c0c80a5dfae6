import type { Static } from '@sinclair/typebox';
import type { Construct } from 'constructs';
import { type BackendConfig, backendEnvironment } from './backend-config';
import { HttpWorkload, type HttpWorkloadProps } from './http-workload';
import { Migration, type MigrationValues } from './migration';
import type { StringMap } from './object-metadata';
import { secretKeyValue, secretValues } from './secret';
import { ServiceMonitor, type ServiceMonitorValues } from './service-monitor';

/** The backend's secrets. */
export const backendSecretValues = secretValues({
  databaseUrl: secretKeyValue(
    'DATABASE_URL',
    'Key of the address of the database, in the cluster or outside: `postgresql://user:password@host:5432/name`.',
  ),
  betterAuthSecret: secretKeyValue('BETTER_AUTH_SECRET', 'Key of the secret that the frontend has too.'),
  openaiApiKey: secretKeyValue(
    'OPENAI_API_KEY',
    'Key of the key of OpenAI or a compatible service. Without the entry, and without `config.openaiBaseUrl`, the ' +
      'built-in offline model answers.',
  ),
});

export interface BackendProps extends HttpWorkloadProps {
  readonly config: BackendConfig;
  readonly secret: Static<typeof backendSecretValues>;
  readonly serviceMonitor: ServiceMonitorValues;
  readonly migration: MigrationValues;
  /** The Job that migrates: its name, and what tells the installer when it runs. */
  readonly migrationJob: { readonly name: string; readonly annotations: StringMap };
}

/** The FastAPI backend, and the Job that brings the database to its schema. */
export class Backend extends HttpWorkload {
  constructor(scope: Construct, id: string, props: BackendProps) {
    const { name, version, keys } = props.secret;
    const variables = backendEnvironment(props.config);
    const scratch = [{ name: 'tmp', path: '/tmp', sizeLimit: '64Mi' }];
    const databaseUrl = { variable: 'DATABASE_URL', key: keys.databaseUrl };
    super(scope, id, {
      ...props,
      containerPort: 8000,
      // Liveness never asks the database: its outage must not restart the backend.
      paths: { alive: '/health', ready: '/health/ready' },
      variables,
      secret: {
        name,
        version,
        variables: [
          databaseUrl,
          { variable: 'BETTER_AUTH_SECRET', key: keys.betterAuthSecret },
          { variable: 'OPENAI_API_KEY', key: keys.openaiApiKey, optional: true },
        ],
      },
      scratch,
    });
    if (props.serviceMonitor.enabled) {
      new ServiceMonitor(this, 'ServiceMonitor', { ...props, portName: 'http' });
    }
    if (props.migration.enabled) {
      const { extraEnv, extraEnvFrom } = props;
      new Migration(this, 'Migration', {
        ...props,
        ...props.migrationJob,
        command: ['python', '-m', 'app.migrate'],
        // Literals: the ConfigMap is made or changed only after the Job.
        variables: {
          literals: variables,
          secret: { name, variables: [databaseUrl] },
          extraEnv,
          extraEnvFrom,
        },
        scratch,
      });
    }
  }
}
