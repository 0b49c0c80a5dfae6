import { type Static, type TInteger, Type } from '@sinclair/typebox';
import { HTTP_URL, optional } from './formats';
import type { StringMap } from './object-metadata';
import { serverConfigValues } from './server-config';

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
      description:
        "Server compatible with OpenAI's API, enough by itself where it asks for no key; empty for OpenAI's own.",
      default: '',
    }),
    openaiModel: Type.String({
      description: "Model that answers; empty for the backend's own default.",
      default: '',
    }),
    openaiApi: Type.Union(
      [Type.Literal('auto'), Type.Literal('responses'), Type.Literal('chat_completions')],
      {
        description:
          'API that the model is spoken to with; `auto`: responses at OpenAI, chat_completions elsewhere.',
        default: 'auto',
      },
    ),
    chatTimeoutSeconds: seconds('Longest time for an answer.', 60),
    chatRequestsPerMinute: limit(
      'Chat messages of one user in a minute, over all replicas; 0 for no limit.',
      60,
    ),
    apiRequestsPerMinute: limit(
      'Other requests of one user in a minute, over all replicas; 0 for no limit.',
      600,
    ),
    ...serverConfigValues,
    corsOrigins: Type.String({
      description: 'Other origins that may call from a browser, separated by commas.',
      default: '',
    }),
    logLevel: Type.Union(
      [Type.Literal('debug'), Type.Literal('info'), Type.Literal('warning'), Type.Literal('error')],
      { description: 'Least severity that is logged.', default: 'info' },
    ),
    otlpEndpoint: Type.String({
      pattern: optional(HTTP_URL),
      description:
        'Collector of OpenTelemetry to which traces go, e.g. `http://collector:4318`; empty for none. ' +
        'More by the standard `OTEL_*` variables in `extraEnv`.',
      default: '',
    }),
    drainSeconds: Type.Integer({
      minimum: 0,
      maximum: 60,
      description: 'Seconds in which a process that was told to end still takes requests.',
      default: 2,
    }),
    shutdownSeconds: seconds(
      'Seconds it then has for the answers that are under way: more than `chatTimeoutSeconds`, and at least 5 less than ' +
        '`terminationGracePeriodSeconds` together with `drainSeconds`.',
      65,
    ),
  },
  { description: 'Configuration; a change of it replaces the pods.' },
);

export type BackendConfig = Static<typeof backendConfigValues>;

/** The configuration as environment variables. */
export function backendEnvironment(config: BackendConfig): StringMap {
  return {
    BETTER_AUTH_URL: config.betterAuthUrl,
    BETTER_AUTH_JWKS_URL: config.betterAuthJwksUrl,
    ...(config.openaiBaseUrl && { OPENAI_BASE_URL: config.openaiBaseUrl }),
    ...(config.openaiModel && { OPENAI_MODEL: config.openaiModel }),
    OPENAI_API: config.openaiApi,
    CHAT_TIMEOUT_SECONDS: String(config.chatTimeoutSeconds),
    CHAT_REQUESTS_PER_MINUTE: String(config.chatRequestsPerMinute),
    API_REQUESTS_PER_MINUTE: String(config.apiRequestsPerMinute),
    MAX_REQUEST_BYTES: String(config.maxRequestBytes),
    DATABASE_CONNECTIONS: String(config.databaseConnections),
    ...(config.corsOrigins && { CORS_ORIGINS: config.corsOrigins }),
    LOG_LEVEL: config.logLevel,
    ...(config.otlpEndpoint && { OTEL_EXPORTER_OTLP_ENDPOINT: config.otlpEndpoint }),
    DRAIN_SECONDS: String(config.drainSeconds),
    UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN: String(config.shutdownSeconds),
    // Longer than any client keeps an idle connection (undici: 4 s, nginx: 60 s): the client closes it, so that no request
    // meets a connection that is being closed.
    UVICORN_TIMEOUT_KEEP_ALIVE: '75',
  };
}

function seconds(description: string, value: number): TInteger {
  return Type.Integer({ minimum: 1, maximum: 3_600, description, default: value });
}

function limit(description: string, value: number): TInteger {
  return Type.Integer({ minimum: 0, maximum: 1_000_000, description, default: value });
}
