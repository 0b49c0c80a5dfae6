import { type Static, Type } from '@sinclair/typebox';
import type { Construct } from 'constructs';
import { HTTP_URL, optional } from './formats';
import { HttpWorkload, type HttpWorkloadProps } from './http-workload';
import type { StringMap } from './object-metadata';
import { secretKeyValue, secretValues } from './secret';

/** The backend's configuration that is not secret. */
export const backendConfigValues = Type.Object(
  {
    betterAuthUrl: Type.String({
      pattern: HTTP_URL,
      description: "The browser's origin of the frontend: issuer and audience of every token.",
      default: 'http://localhost:3000',
    }),
    betterAuthJwksUrl: Type.String({
      pattern: HTTP_URL,
      description: 'Where the backend fetches the keys that sign tokens.',
      default: 'http://todo-frontend:3000/api/auth/jwks',
    }),
    openaiBaseUrl: Type.String({
      pattern: optional(HTTP_URL),
      description: "Server compatible with OpenAI's API; empty for OpenAI's own.",
      default: '',
    }),
    openaiModel: Type.String({
      description: "Model that answers; empty for the backend's own default.",
      default: '',
    }),
    corsOrigins: Type.String({
      description: 'Other origins that may call from a browser, separated by commas.',
      default: '',
    }),
    logLevel: Type.Union(
      [Type.Literal('debug'), Type.Literal('info'), Type.Literal('warning'), Type.Literal('error')],
      { description: 'Least severity that is logged.', default: 'info' },
    ),
  },
  { description: 'Configuration; a change of it replaces the pods.' },
);

/** The backend's secrets. */
export const backendSecretValues = secretValues({
  databaseUrl: secretKeyValue(
    'DATABASE_URL',
    'Key of the address of the database, in the cluster or outside: `postgresql://user:password@host:5432/name`.',
  ),
  betterAuthSecret: secretKeyValue('BETTER_AUTH_SECRET', 'Key of the secret that the frontend has too.'),
  openaiApiKey: secretKeyValue(
    'OPENAI_API_KEY',
    'Key of the key of OpenAI or a compatible service; without the entry the built-in offline model answers.',
  ),
});

export interface BackendProps extends HttpWorkloadProps {
  readonly config: Static<typeof backendConfigValues>;
  readonly secret: Static<typeof backendSecretValues>;
}

/** The FastAPI backend. Every replica brings the database to its schema before it starts. */
export class Backend extends HttpWorkload {
  constructor(scope: Construct, id: string, props: BackendProps) {
    const { name, version, keys } = props.secret;
    super(scope, id, {
      ...props,
      containerPort: 8000,
      // Liveness never asks the database: its outage must not restart the backend.
      paths: { alive: '/health', ready: '/health/ready' },
      variables: environmentOf(props.config),
      secret: {
        name,
        version,
        variables: [
          { variable: 'DATABASE_URL', key: keys.databaseUrl },
          { variable: 'BETTER_AUTH_SECRET', key: keys.betterAuthSecret },
          { variable: 'OPENAI_API_KEY', key: keys.openaiApiKey, optional: true },
        ],
      },
      scratch: [{ name: 'tmp', path: '/tmp', sizeLimit: '64Mi' }],
      init: { name: 'migrate', command: ['python', '-m', 'app.migrate'] },
    });
  }
}

function environmentOf(config: BackendProps['config']): StringMap {
  return {
    BETTER_AUTH_URL: config.betterAuthUrl,
    BETTER_AUTH_JWKS_URL: config.betterAuthJwksUrl,
    ...(config.openaiBaseUrl && { OPENAI_BASE_URL: config.openaiBaseUrl }),
    ...(config.openaiModel && { OPENAI_MODEL: config.openaiModel }),
    ...(config.corsOrigins && { CORS_ORIGINS: config.corsOrigins }),
    LOG_LEVEL: config.logLevel,
  };
}
