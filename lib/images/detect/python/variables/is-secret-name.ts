/** Ends of the names of what nobody may read. */
const SECRET =
  /(^|_)(SECRET|SECRETS|SECRET_KEY|PASSWORD|PASSWD|PASS|TOKEN|KEY|CREDENTIALS?|DSN|PRIVATE_KEY|SALT)$/;

/** Names of that form that are public all the same. */
const PUBLIC =
  /^NEXT_PUBLIC_|PUBLIC_KEY$|DOMAIN_KEY$|^SENTRY_DSN$|(^|_)(PRIMARY|FOREIGN|CACHE|SORT|PARTITION)_KEY$/;

/** Whether a variable of this name is kept in a Secret. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name.toUpperCase()) && !PUBLIC.test(name.toUpperCase());
}
