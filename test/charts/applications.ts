import type { Applications, Variable } from '../../lib/application';
import { backendApplication, found, frontendApplication, variable } from '../support/applications';

const integer = (value: number, minimum: number, maximum?: number): Partial<Variable> => ({
  type: 'integer',
  default: String(value),
  minimum,
  maximum,
});
const choice = (...choices: string[]): Partial<Variable> => ({ choices, default: choices[0] });
const secret = (more: Partial<Variable> = {}): Partial<Variable> => ({ secret: true, ...more });
const required = { required: true };
const LIBPQ_URL: Partial<Variable> = {
  ...secret(required),
  meaning: 'database-url',
  databaseUrl: { scheme: 'postgresql', tlsParameter: 'sslmode' },
};

/** What detection says of `backend/`, but for the words; see reference.test.ts. */
const referenceBackend = backendApplication({
  health: found({
    alive: { kind: 'http', path: '/health' },
    ready: { kind: 'http', path: '/health/ready' },
  }),
  migration: found({ tool: 'own', command: ['python', '-m', 'app.migrate'] }),
  auth: found('jwks'),
  variables: [
    variable('API_REQUESTS_PER_MINUTE', integer(600, 0)),
    variable('BETTER_AUTH_JWKS_URL', { meaning: 'jwks-url' }),
    variable('BETTER_AUTH_URL', { ...required, meaning: 'frontend-origin' }),
    variable('CHAT_REQUESTS_PER_MINUTE', integer(60, 0)),
    variable('CHAT_TIMEOUT_SECONDS', { type: 'number', default: '60', minimum: 0 }),
    variable('CORS_ORIGINS', { meaning: 'frontend-origins', default: '' }),
    variable('DATABASE_CONNECTIONS', integer(10, 1, 100)),
    variable('DATABASE_URL', LIBPQ_URL),
    variable('DRAIN_SECONDS', { type: 'number', default: '2', minimum: 0, maximum: 60 }),
    variable('LOG_LEVEL', { choices: ['debug', 'info', 'warning', 'error'], default: 'info' }),
    variable('MAX_REQUEST_BYTES', integer(262_144, 1_024, 100_000_000)),
    variable('OPENAI_API', choice('auto', 'responses', 'chat_completions')),
    variable('OPENAI_API_KEY', { ...secret(), meaning: 'openai-api-key' }),
    variable('OPENAI_BASE_URL', { meaning: 'openai-base-url' }),
    variable('OPENAI_MODEL'),
    variable('OTEL_EXPORTER_OTLP_ENDPOINT'),
  ],
});

/** What detection says of `frontend/`, but for the words. */
const referenceFrontend = frontendApplication({
  health: found({ alive: { kind: 'http', path: '/' }, ready: { kind: 'http', path: '/' } }),
  writable: [found({ path: '/app/.next/cache', sizeLimit: '128Mi' })],
  auth: found('jwks'),
  variables: [
    variable('BETTER_AUTH_SECRET', { ...secret(required), meaning: 'auth-secret' }),
    variable('BETTER_AUTH_TRUSTED_ORIGINS', { meaning: 'frontend-origins' }),
    variable('BETTER_AUTH_URL', { ...required, meaning: 'frontend-origin' }),
    variable('CHAT_UI', choice('auto', 'chatkit', 'built-in')),
    variable('DATABASE_CONNECTIONS', integer(10, 1)),
    variable('DATABASE_URL', LIBPQ_URL),
    ...['GITHUB', 'GOOGLE'].flatMap((provider) => [
      variable(`${provider}_CLIENT_ID`),
      variable(`${provider}_CLIENT_SECRET`, secret()),
    ]),
    variable('MAX_REQUEST_BYTES', integer(262_144, 1)),
    variable('NEXT_PUBLIC_BACKEND_URL', { ...required, meaning: 'backend-service' }),
    variable('NEXT_PUBLIC_OPENAI_DOMAIN_KEY', { default: '' }),
    variable('TRUSTED_PROXIES'),
  ],
});

/** The project's own application. */
export const reference: Applications = { backend: referenceBackend, frontend: referenceFrontend };

/** Asked by TCP, with another process beside it, migrated by Alembic, with values of every type and TLS-less forms. */
const withSidecar: Applications = {
  backend: backendApplication({
    port: found(8080),
    migration: found({ tool: 'alembic', command: ['alembic', 'upgrade', 'head'], timeoutSeconds: 120 }),
    sidecars: [
      found({ name: 'mcp', command: ['python', 'mcp_server.py'], port: 8001, health: { kind: 'tcp' } }),
    ],
    writable: [found({ path: '/app/logs', sizeLimit: '32Mi' })],
    auth: found('shared-secret'),
    variables: [
      variable('ALLOWED_ORIGINS', { type: 'list', meaning: 'frontend-origins', default: '["*"]' }),
      variable('DATABASE_URL', {
        ...secret(required),
        meaning: 'database-url',
        databaseUrl: { scheme: 'postgresql+asyncpg', tlsParameter: 'ssl' },
      }),
      variable('DEBUG', { type: 'boolean', default: 'false' }),
      variable('FEATURE_FLAG', { type: 'boolean' }),
      variable('LOG_LEVEL', { choices: ['DEBUG', 'INFO'] }),
      variable('MCP_SERVER_URL', { meaning: 'sidecar-url', path: '/mcp' }),
      variable('PAGE_SIZE', { type: 'integer' }),
      variable('PORT', { type: 'integer', meaning: 'port', default: '8000' }),
      variable('SECRET_KEY', { ...secret(required), meaning: 'auth-secret' }),
      variable('TAGS', { type: 'list', default: '["a","b"]' }),
      variable('TEMPERATURE', { type: 'number', default: '0.7', minimum: 0, maximum: 2 }),
    ],
  }),
  frontend: frontendApplication({
    health: found({ alive: { kind: 'http', path: '/todo' }, ready: { kind: 'http', path: '/todo' } }),
    sidecars: [
      found({
        name: 'to-backend',
        command: ['node', '/opt/programs/forward.mjs', '8000', 'todo-backend:8000'],
        port: 8000,
        health: { kind: 'tcp' },
        isolated: true,
      }),
    ],
    migration: found({ tool: 'better-auth', command: ['node', '/opt/migrate/better-auth.mjs'] }),
    auth: found('shared-secret'),
    variables: [
      variable('BETTER_AUTH_SECRET', { ...secret(required), meaning: 'auth-secret' }),
      variable('DATABASE_URL', { ...secret(required), meaning: 'database-url' }),
      variable('NEXT_PUBLIC_API_URL', { when: 'build', meaning: 'backend-origin', path: '/api' }),
    ],
  }),
};

/** It knows no secret, no migration and no configuration of its own. */
const bare: Applications = { backend: backendApplication(), frontend: frontendApplication() };

/** It makes its tables itself, bears one replica only, and reads the pieces of the database's address. */
const single: Applications = {
  backend: backendApplication({
    health: found({ alive: { kind: 'tcp' }, ready: { kind: 'http', path: '/api/health' } }),
    startsAlone: found(true),
    maxReplicas: found(1),
    variables: [
      ...['host', 'port', 'user', 'password', 'name'].map((piece) =>
        variable(`POSTGRES_${piece.toUpperCase()}`, {
          ...required,
          meaning: `database-${piece}` as Variable['meaning'],
        }),
      ),
      variable('COHERE_API_KEY', { ...secret(required), meaning: 'model-api-key' }),
      variable('UPLOAD_LIMIT', { type: 'integer', default: '10485760', minimum: 1 }),
    ],
  }),
  frontend: frontendApplication({ maxReplicas: found(1) }),
};

/** Applications that are as different as their charts can be. */
export const others: Readonly<Record<string, Applications>> = {
  'with a sidecar': withSidecar,
  'without anything of its own': bare,
  'that bears one replica': single,
};
