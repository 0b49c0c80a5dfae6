import { UserError } from '../../support/user-error';
import { EnvFile } from './env-file';
import { parseDatabaseUrl } from './database-url';

/** Better Auth's own lower bound, in characters. */
const SHORTEST_SECRET = 32;

/**
 * Checks what `.env` sets before anything is deployed.
 *
 * @throws UserError SECRET_SHORT, URL_MALFORMED or one of `parseDatabaseUrl`.
 */
export function checkEnv({ file, values }: EnvFile): void {
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
  for (const name of ['OPENAI_BASE_URL', 'BETTER_AUTH_URL', 'NEXT_PUBLIC_BACKEND_URL']) {
    const url = values.get(name);
    if (url !== undefined) checkHttpUrl(name, url, file);
  }
}

function checkHttpUrl(name: string, value: string, file: string): void {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return;
  throw new UserError({
    code: 'URL_MALFORMED',
    found: `${name} in ${file} is not an address: ${JSON.stringify(value)}`,
    needed: 'http://host[:port] or https://host[:port]',
    mend: `edit ${name} in ${file}`,
  });
}
