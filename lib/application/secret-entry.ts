import type { DatabaseUrlForm, Variable } from './variable';

/** The entry of the Secret `app-secrets` from which a secret variable is read. Variables of one meaning share one. */
export function secretEntry({
  name,
  meaning,
  databaseUrl,
}: Pick<Variable, 'name' | 'meaning' | 'databaseUrl'>): string {
  switch (meaning) {
    case 'auth-secret':
      return 'BETTER_AUTH_SECRET';
    case 'openai-api-key':
      return 'OPENAI_API_KEY';
    case 'database-url':
      return databaseUrlEntry(databaseUrl);
    case 'database-host':
    case 'database-port':
    case 'database-user':
    case 'database-password':
    case 'database-name':
      return `DATABASE_URL.${meaning.slice('database-'.length)}`;
    default:
      return name;
  }
}

/** `DATABASE_URL` in libpq's form, else an entry of its own, e.g. `DATABASE_URL.postgresql-asyncpg`. */
function databaseUrlEntry(form: DatabaseUrlForm | undefined): string {
  if (!form || (form.scheme === 'postgresql' && form.tlsParameter === 'sslmode')) return 'DATABASE_URL';
  return `DATABASE_URL.${form.scheme.replace('+', '-')}`;
}
