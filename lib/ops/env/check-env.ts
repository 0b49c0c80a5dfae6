import { UserError } from '../../support/user-error';
import { EnvFile } from './env-file';
import { configSettings } from './config-settings';
import { isLoopback, parseDatabaseUrl } from './database-url';

/** Better Auth's own lower bound, in characters. */
const SHORTEST_SECRET = 32;

/** Settings that are addresses, and who calls them. */
const CALLED_BY = {
  OPENAI_BASE_URL: 'pod',
  BETTER_AUTH_URL: 'browser',
  NEXT_PUBLIC_BACKEND_URL: 'pod',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'pod',
} as const;

/** Settings of which one is of no use without the other. */
const PAIRS = ['GITHUB', 'GOOGLE'].map(
  (provider) => [`${provider}_CLIENT_ID`, `${provider}_CLIENT_SECRET`] as const,
);

/**
 * Checks what `.env` sets before anything is deployed.
 *
 * @throws UserError SECRET_SHORT, URL_MALFORMED, URL_OF_THE_POD, SETTING_INCOMPLETE, or one of `parseDatabaseUrl` and
 * `configSettings`.
 */
export function checkEnv(env: EnvFile): void {
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
  for (const [name, calledBy] of Object.entries(CALLED_BY)) {
    const url = values.get(name);
    if (url !== undefined) checkHttpUrl(name, url, calledBy, file);
  }
  for (const [one, other] of PAIRS) checkPair(values.has(one) ? [one, other] : [other, one], env);
  configSettings(env);
}

function checkPair([one, other]: readonly [string, string], { file, values }: EnvFile): void {
  if (values.has(one) === values.has(other)) return;
  throw new UserError({
    code: 'SETTING_INCOMPLETE',
    found: `${file} sets ${one} without ${other}`,
    needed: 'both, or none',
    mend: `add ${other} to ${file}, or empty ${one}`,
  });
}

function checkHttpUrl(name: string, value: string, calledBy: 'browser' | 'pod', file: string): void {
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
