import type { TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { type Application, type Applications, statedValue } from '../../application';
import type { PartConfig } from '../../charts/deployment-facts';
import { CONFIG_FILE } from '../../config';
import { configVariables } from '../../charts/server/config-variables';
import { serverFacts } from '../../charts/server/server-facts';
import { JSON_LIST, optional } from '../../constructs/formats';
import type { Json, JsonObject } from '../../helm/json';
import { UserError } from '../../support/user-error';
import type { EnvFile } from './env-file';

/** Words for `true` and `false` that the usual parsers of settings know. */
const TRUTHS: ReadonlyMap<string, boolean> = new Map(
  Object.entries({ true: true, false: false, yes: true, no: false, on: true, off: false, 1: true, 0: false }),
);

/**
 * The configuration that `.env` sets, as values of the charts.
 *
 * @throws UserError SETTING_INVALID for what the charts do not allow, there or in `todo.config.ts`.
 */
export function configSettings(env: EnvFile, { backend, frontend }: Applications): PartConfig {
  return { backend: settingsOf(backend, env), frontend: settingsOf(frontend, env) };
}

function settingsOf(application: Application, { file, values }: EnvFile): JsonObject {
  const stated = configVariables(serverFacts(application).plain).flatMap(({ variable, key, schema }) => {
    const { name, value } = variable;
    // The chart has it as its default.
    if (value !== undefined) settingValue(name, value, schema, CONFIG_FILE);
    const text = value === undefined ? statedValue(variable, values) : undefined;
    return text === undefined ? [] : [[key, settingValue(name, text, schema, file)] as const];
  });
  return Object.fromEntries(stated);
}

/** @param file where the text stands. */
function settingValue(name: string, text: string, schema: TSchema, file: string): Json {
  const value = valueOf(text, schema);
  if (Value.Check(schema, value)) return value;
  const remedy =
    schema.default === undefined || file === CONFIG_FILE
      ? 'take it out'
      : `leave it empty for ${JSON.stringify(schema.default)}`;
  throw new UserError({
    code: 'SETTING_INVALID',
    found: `${name} in ${file} is ${JSON.stringify(text)}`,
    needed: allowed(schema),
    mend: `edit ${name} in ${file}, or ${remedy}`,
  });
}

function valueOf(text: string, { type }: TSchema): Json {
  switch (type) {
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return TRUTHS.get(text.toLowerCase()) ?? text;
    default:
      return text;
  }
}

function allowed(schema: TSchema): string {
  const choices = schema.anyOf as readonly { readonly const: string }[] | undefined;
  if (choices) return `one of ${choices.map((choice) => choice.const).join(', ')}`;
  switch (schema.type) {
    case 'integer':
      return `a whole number${limits(schema)}`;
    case 'number':
      return `a number${limits(schema)}`;
    case 'boolean':
      return 'true or false';
    default:
      return schema.pattern === optional(JSON_LIST)
        ? 'a JSON array, e.g. ["a","b"]'
        : `a text that matches ${schema.pattern}`;
  }
}

function limits({ minimum, maximum }: TSchema): string {
  const from = minimum === undefined ? '' : ` from ${minimum}`;
  return maximum === undefined ? from : `${from} to ${maximum}`;
}
