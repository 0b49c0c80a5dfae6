import type { z } from 'zod';
import { ConfigError } from './config-error';
import type { Environment } from './environment';

/** Variables whose values no message repeats. */
const PRIVATE = /SECRET|DATABASE_URL/;

/**
 * The variables that a schema names, checked. An empty variable counts as a missing one.
 *
 * @param schema its messages say what is needed.
 * @throws {ConfigError} one message naming every variable that is missing or wrong. Values are not repeated where they
 * may hold a secret.
 */
export function readSettings<Settings>(schema: z.ZodType<Settings>, env: Environment): Settings {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  const given = Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
  const { data, error } = schema.safeParse(given);
  if (error === undefined) return data;
  const problems = error.issues.map(({ path, message }) => problemWith(String(path[0]), message, given));
  throw new ConfigError([...new Set(problems)].join('\n'));
}

function problemWith(name: string, needed: string, given: Environment): string {
  const value = given[name];
  if (value === undefined) return `${name} is missing: ${needed}`;
  return PRIVATE.test(name)
    ? `${name} is wrong: ${needed}`
    : `${name} is ${JSON.stringify(value)}: ${needed}`;
}
