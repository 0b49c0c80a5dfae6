import { databaseUrlIn } from './database-url-in';
import { PLACEHOLDER_KEY } from './placeholder-key';
import type { Variable } from './variable';

/** PostgreSQL's own, for an address that names none. */
const DATABASE_PORT = '5432';

/**
 * The value of a variable that is read from the Secret.
 *
 * @param settings what `.env` sets, with DATABASE_URL (in libpq's form) and BETTER_AUTH_SECRET.
 * @returns undefined where there is none.
 */
export function secretValue(
  variable: Pick<Variable, 'name' | 'meaning' | 'required' | 'databaseUrl'>,
  settings: ReadonlyMap<string, string>,
): string | undefined {
  const databaseUrl = settings.get('DATABASE_URL') ?? '';
  const piece = (of: (url: URL) => string): string => decodeURIComponent(of(new URL(databaseUrl)));
  const placeholder = variable.required ? PLACEHOLDER_KEY : undefined;
  switch (variable.meaning) {
    case 'auth-secret':
      return settings.get('BETTER_AUTH_SECRET');
    case 'openai-api-key':
      return settings.get('OPENAI_API_KEY') ?? placeholder;
    case 'model-api-key':
      return settings.get(variable.name) ?? placeholder;
    case 'database-url':
      return databaseUrlIn(databaseUrl, variable.databaseUrl);
    case 'database-host':
      return piece(({ hostname }) => hostname);
    case 'database-port':
      return piece(({ port }) => port || DATABASE_PORT);
    case 'database-user':
      return piece(({ username }) => username);
    case 'database-password':
      return piece(({ password }) => password);
    case 'database-name':
      return piece(({ pathname }) => pathname.slice(1));
    default:
      return settings.get(variable.name);
  }
}
