import type { SecretTexts } from './compose-props';
import { interpolationName } from './interpolation-name';
import { literal } from './literal';

/** A password that no other text holds, and that an address holds as it is. */
const MARK = 'POSTGRES-PASSWORD-GOES-HERE';

/**
 * What stands for each secret in a Compose file: `${ENTRY}`. The address of the database that is run, and its pieces, are
 * written out around `${POSTGRES_PASSWORD}`, so that `.env` alone is enough to run the file; but not where an address
 * would hold that password in another form than `.env` does.
 *
 * @param settings what `.env` sets.
 * @param entriesOf the entries of app-secrets and their values, for a database password.
 */
export function secretTexts(
  settings: ReadonlyMap<string, string>,
  entriesOf: (password: string) => Readonly<Record<string, string>>,
): SecretTexts {
  const password = settings.get('POSTGRES_PASSWORD') ?? '';
  const writtenOut = !settings.has('DATABASE_URL') && encodeURIComponent(password) === password;
  const text = ([entry, value]: [string, string]): [string, string] => [
    entry,
    writtenOut && /^DATABASE_URL(\.|$)/.test(entry)
      ? literal(value).replaceAll(MARK, '${POSTGRES_PASSWORD}')
      : `\${${interpolationName(entry)}}`,
  ];
  return new Map(Object.entries(entriesOf(MARK)).map(text));
}
