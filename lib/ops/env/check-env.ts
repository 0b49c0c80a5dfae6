import type { Applications, Variable } from '../../application';
import { UserError } from '../../support/user-error';
import { checkRequired } from './check-required';
import { configSettings } from './config-settings';
import type { EnvFile } from './env-file';
import { isLoopback, parseDatabaseUrl } from './database-url';

/** Better Auth's own lower bound, in characters. */
const SHORTEST_SECRET = 32;

/** Names by which libraries, not applications, read addresses that they call. */
const CALLED_BY_LIBRARIES = ['OPENAI_BASE_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

/**
 * Checks what `.env` sets, and that it sets what the applications need, before anything is deployed.
 *
 * @throws UserError SECRET_SHORT, URL_MALFORMED, URL_OF_THE_POD, SETTING_INCOMPLETE, or one of `parseDatabaseUrl`,
 * `configSettings` and `checkRequired`.
 */
export function checkEnv(env: EnvFile, applications: Applications): void {
  const { file, values } = env;
  const secret = values.get('BETTER_AUTH_SECRET');
  if (secret !== undefined && secret.length < SHORTEST_SECRET)
    throw new UserError({
      code: 'SECRET_SHORT',
      found: `BETTER_AUTH_SECRET in ${file} has ${secret.length} characters`,
      needed: `at least ${SHORTEST_SECRET}`,
      mend: `remove the line from ${file} (deploy generates one), or write one made by \`openssl rand -base64 32\``,
    });
  const databaseUrl = values.get('DATABASE_URL');
  if (databaseUrl !== undefined) parseDatabaseUrl(databaseUrl);
  const variables = [...applications.backend.variables, ...applications.frontend.variables];
  for (const [name, calledBy] of callers(variables)) {
    const url = values.get(name);
    if (url !== undefined) checkHttpUrl(name, url, calledBy, file);
  }
  for (const pair of pairs(variables)) checkPair(pair, env);
  configSettings(env, applications);
  checkRequired(env, applications);
}

type Caller = 'browser' | 'pod';

/** Settings that hold the address of something, and who calls it. */
function callers(variables: readonly Variable[]): ReadonlyMap<string, Caller> {
  const byMeaning = variables.flatMap(({ name, type, meaning }): [string, Caller][] => {
    if (type !== 'string') return [];
    if (meaning === 'frontend-origin' || meaning === 'backend-origin') return [[name, 'browser']];
    return /-service$|^jwks-url$|^openai-base-url$/.test(meaning) ? [[name, 'pod']] : [];
  });
  const byName = CALLED_BY_LIBRARIES.map((name): [string, Caller] => [name, 'pod']);
  return new Map([...byMeaning, ...byName, ['BETTER_AUTH_URL', 'browser']]);
}

/** Settings of which one is of no use without the other, as OAuth's providers give them. */
function pairs(variables: readonly Variable[]): [string, string][] {
  const names = new Set(variables.map(({ name }) => name));
  return [...names].flatMap((name): [string, string][] => {
    const other = name.replace(/_CLIENT_ID$/, '_CLIENT_SECRET');
    return other !== name && names.has(other) ? [[name, other]] : [];
  });
}

function checkPair(pair: readonly [string, string], { file, values }: EnvFile): void {
  const one = pair.find((name) => values.has(name));
  const other = pair.find((name) => !values.has(name));
  if (one === undefined || other === undefined) return;
  throw new UserError({
    code: 'SETTING_INCOMPLETE',
    found: `${file} sets ${one} without ${other}`,
    needed: 'both, or none',
    mend: `add ${other} to ${file}, or empty ${one}`,
  });
}

function checkHttpUrl(name: string, value: string, calledBy: Caller, file: string): void {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UserError({
      code: 'URL_MALFORMED',
      found: `${name} in ${file} is not an address: ${JSON.stringify(value)}`,
      needed: 'http://host[:port] or https://host[:port]',
      mend: `edit ${name} in ${file}`,
    });
  if (calledBy === 'pod' && isLoopback(url.hostname))
    throw new UserError({
      code: 'URL_OF_THE_POD',
      found: `${name} in ${file} points to ${url.hostname}, which inside a pod is the pod itself`,
      needed: 'an address that pods can reach, such as the one this machine has in its network',
      mend: `edit ${name} in ${file}, and let the service listen on that address`,
    });
}
