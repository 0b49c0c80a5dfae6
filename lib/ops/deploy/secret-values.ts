import {
  type Applications,
  PLACEHOLDER_KEY,
  runVariables,
  secretEntry,
  secretValue,
} from '../../application';
import { UserError } from '../../support/user-error';
import { internalDatabaseUrl, isInternalDatabaseUrl } from '../env/database-url';
import { EnvFile } from '../env/env-file';

/** What the Secret app-secrets has to hold: an entry that nothing gives a value is not there. */
export function secretValues({ values }: EnvFile, applications: Applications): Record<string, string> {
  const settings = new Map(values).set('DATABASE_URL', databaseUrlOf(values));
  const variables = [applications.backend, applications.frontend].flatMap(
    (application) => runVariables(application).secret,
  );
  const entries = [
    ...COMMON.map((name) => [name, settings.get(name)] as const),
    ...variables.map((variable) => [secretEntry(variable), secretValue(variable, settings)] as const),
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Entries that are there whoever reads them. */
const COMMON = ['BETTER_AUTH_SECRET', 'DATABASE_URL', 'OPENAI_API_KEY', 'POSTGRES_PASSWORD'];

function databaseUrlOf(values: ReadonlyMap<string, string>): string {
  return values.get('DATABASE_URL') ?? internalDatabaseUrl(values.get('POSTGRES_PASSWORD') ?? '');
}

/** The settings of a living cluster, as `.env` would state them. */
export function adoptable(clusterSecrets: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const isStated = ([name, value]: [string, string]): boolean =>
    value !== '' && value !== PLACEHOLDER_KEY && !(name === 'DATABASE_URL' && isInternalDatabaseUrl(value));
  return new Map([...clusterSecrets].filter(isStated));
}

/**
 * Refuses to give a living database another secret than the one its content was made with: logins could not be
 * decrypted any more, or the database would refuse its own application.
 *
 * @throws UserError SECRET_DIFFERS
 */
export function checkSecretsKept(env: EnvFile, clusterSecrets: ReadonlyMap<string, string>): void {
  const inCluster = clusterSecrets.get('DATABASE_URL');
  if (inCluster === undefined || place(inCluster) !== place(databaseUrlOf(env.values))) return;
  const bound = ['BETTER_AUTH_SECRET', ...(isInternalDatabaseUrl(inCluster) ? ['POSTGRES_PASSWORD'] : [])];
  for (const name of bound) {
    const value = clusterSecrets.get(name);
    if (value && env.values.get(name) !== value)
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
