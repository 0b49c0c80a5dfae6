/** Pieces of the database's address that are no secret by themselves: a name such as `todo` is in every log. */
const PUBLIC_PIECES = /^DATABASE_URL\.(host|port|user|name)$/;

/** The entries of app-secrets whose values must be nowhere else. */
export function confidential(secrets: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...secrets].filter(([name, value]) => value !== '' && !PUBLIC_PIECES.test(name)));
}
