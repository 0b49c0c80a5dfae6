import { UserError } from '../../support/user-error';
import { internalDatabaseUrl, isInternalDatabaseUrl } from '../env/database-url';
import { EnvFile } from '../env/env-file';

/** Entries that are there only when `.env` has them. */
const OPTIONAL = ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET', 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'];

/** What the Secret app-secrets has to hold. */
export function secretValues({ values }: EnvFile): Record<string, string> {
  const password = values.get('POSTGRES_PASSWORD') ?? '';
  return {
    BETTER_AUTH_SECRET: values.get('BETTER_AUTH_SECRET') ?? '',
    DATABASE_URL: values.get('DATABASE_URL') ?? internalDatabaseUrl(password),
    OPENAI_API_KEY: values.get('OPENAI_API_KEY') ?? '',
    POSTGRES_PASSWORD: password,
    ...Object.fromEntries(OPTIONAL.flatMap((name) => (values.has(name) ? [[name, values.get(name)]] : []))),
  };
}

/** The settings of a living cluster, as `.env` would state them. */
export function adoptable(clusterSecrets: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...clusterSecrets].filter(
      ([name, value]) => value !== '' && !(name === 'DATABASE_URL' && isInternalDatabaseUrl(value)),
    ),
  );
}

/**
 * Refuses to give a living database another secret than the one its content was made with: logins could not be
 * decrypted any more, or the database would refuse its own application.
 *
 * @throws UserError SECRET_DIFFERS
 */
export function checkSecretsKept(env: EnvFile, clusterSecrets: ReadonlyMap<string, string>): void {
  const wanted = secretValues(env);
  const inCluster = clusterSecrets.get('DATABASE_URL');
  if (inCluster === undefined || place(inCluster) !== place(wanted.DATABASE_URL ?? '')) return;
  const bound = ['BETTER_AUTH_SECRET', ...(isInternalDatabaseUrl(inCluster) ? ['POSTGRES_PASSWORD'] : [])];
  for (const name of bound) {
    const value = clusterSecrets.get(name);
    if (value && wanted[name] !== value)
      throw new UserError({
        code: 'SECRET_DIFFERS',
        found: `${name} in ${env.file} is not the one the running cluster's database was made with`,
        needed: 'the same value as long as that database lives',
        mend: `remove the line ${name}= from ${env.file} (deploy then takes the cluster's), or make destroy to begin anew`,
      });
  }
}

/** Where a database is, without the credentials. */
function place(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
