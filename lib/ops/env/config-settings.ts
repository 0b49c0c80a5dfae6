import type { TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { PartConfig } from '../../charts/deployment-facts';
import { backendConfigValues } from '../../constructs/backend-config';
import { frontendConfigValues } from '../../constructs/frontend';
import { UserError } from '../../support/user-error';
import type { EnvFile } from './env-file';

const SCHEMAS = { backend: backendConfigValues.properties, frontend: frontendConfigValues.properties };

type Part = keyof typeof SCHEMAS;

type Places = { readonly [P in Part]?: keyof (typeof SCHEMAS)[P] };

/** The values of the charts that each setting of `.env` becomes. */
const PLACES: Readonly<Record<string, Places>> = {
  OPENAI_BASE_URL: { backend: 'openaiBaseUrl' },
  OPENAI_MODEL: { backend: 'openaiModel' },
  OPENAI_API: { backend: 'openaiApi' },
  CHAT_TIMEOUT_SECONDS: { backend: 'chatTimeoutSeconds' },
  CHAT_REQUESTS_PER_MINUTE: { backend: 'chatRequestsPerMinute' },
  API_REQUESTS_PER_MINUTE: { backend: 'apiRequestsPerMinute' },
  DATABASE_CONNECTIONS: { backend: 'databaseConnections', frontend: 'databaseConnections' },
  LOG_LEVEL: { backend: 'logLevel' },
  OTEL_EXPORTER_OTLP_ENDPOINT: { backend: 'otlpEndpoint' },
  CHAT_UI: { frontend: 'chatUi' },
  NEXT_PUBLIC_OPENAI_DOMAIN_KEY: { frontend: 'openaiDomainKey' },
  NEXT_PUBLIC_BACKEND_URL: { frontend: 'backendUrl' },
};

/**
 * The configuration that `.env` sets, as values of the charts.
 *
 * @throws UserError SETTING_INVALID for what the charts do not allow.
 */
export function configSettings({ file, values }: EnvFile): PartConfig {
  const entries = (part: Part): [string, unknown][] =>
    Object.entries(PLACES).flatMap(([name, places]) => {
      const key = places[part];
      const text = values.get(name);
      if (key === undefined || text === undefined) return [];
      const schemas: Readonly<Record<string, TSchema>> = SCHEMAS[part];
      return [[key, settingValue(name, text, schemas[key] as TSchema, file)]];
    });
  return {
    backend: Object.fromEntries(entries('backend')),
    frontend: Object.fromEntries(entries('frontend')),
  };
}

function settingValue(name: string, text: string, schema: TSchema, file: string): unknown {
  const value = schema.type === 'integer' && /^\d+$/.test(text) ? Number(text) : text;
  if (Value.Check(schema, value)) return value;
  throw new UserError({
    code: 'SETTING_INVALID',
    found: `${name} in ${file} is ${JSON.stringify(text)}`,
    needed: allowed(schema),
    mend: `edit ${name} in ${file}, or leave it empty for ${JSON.stringify(schema.default)}`,
  });
}

function allowed(schema: TSchema): string {
  const choices = schema.anyOf as readonly { readonly const: string }[] | undefined;
  if (choices) return `one of ${choices.map((choice) => choice.const).join(', ')}`;
  if (schema.type === 'integer') return `a whole number from ${schema.minimum} to ${schema.maximum}`;
  return `a text that matches ${schema.pattern}`;
}
