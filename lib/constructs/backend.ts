import { Construct } from 'constructs';
import { HttpWorkload, type HttpWorkloadProps } from './http-workload';

/** The backend's configuration that is not secret. */
export interface BackendConfig {
  /** The browser's origin of the frontend: issuer and audience of every token. */
  readonly betterAuthUrl: string;
  /** Where the backend fetches the keys that sign tokens. */
  readonly betterAuthJwksUrl: string;
  /** Server compatible with OpenAI's API. @default - OpenAI's own */
  readonly openaiBaseUrl?: string;
  /** Model that answers. @default - the backend's own default */
  readonly openaiModel?: string;
  /** Other origins that may call from a browser, separated by commas. @default - none */
  readonly corsOrigins?: string;
  /** Least severity that is logged. */
  readonly logLevel: string;
}

export interface BackendProps extends HttpWorkloadProps {
  readonly config: BackendConfig;
}

/** The FastAPI backend. Every replica brings the database to its schema before it starts. */
export class Backend extends Construct {
  constructor(scope: Construct, id: string, props: BackendProps) {
    super(scope, id);
    new HttpWorkload(this, 'Workload', {
      ...props,
      port: 8000,
      // Liveness never asks the database: its outage must not restart the backend.
      paths: { alive: '/health', ready: '/health/ready' },
      config: environmentOf(props.config),
      secretKeys: ['DATABASE_URL', 'OPENAI_API_KEY', 'BETTER_AUTH_SECRET'],
      scratch: [{ name: 'tmp', path: '/tmp', sizeLimit: '64Mi' }],
      init: { name: 'migrate', command: ['python', '-m', 'app.migrate'] },
    });
  }
}

function environmentOf(config: BackendConfig): Record<string, string | undefined> {
  return {
    BETTER_AUTH_URL: config.betterAuthUrl,
    BETTER_AUTH_JWKS_URL: config.betterAuthJwksUrl,
    OPENAI_BASE_URL: config.openaiBaseUrl,
    OPENAI_MODEL: config.openaiModel,
    CORS_ORIGINS: config.corsOrigins,
    LOG_LEVEL: config.logLevel,
  };
}
