import { UserError } from '../../support/user-error';

/** Where the database inside the cluster answers, for pods. */
const INTERNAL_HOST = 'todo-database:5432';

/** The address pods use for the database inside the cluster. */
export function internalDatabaseUrl(password: string): string {
  return `postgresql://todo:${encodeURIComponent(password)}@${INTERNAL_HOST}/todo`;
}

/** Whether an address is the one `internalDatabaseUrl` makes. */
export function isInternalDatabaseUrl(url: string): boolean {
  return URL.canParse(url) && new URL(url).host === INTERNAL_HOST;
}

/** Whether a host's name means whoever asks: inside a pod, the pod. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

/** An address without its password, for messages. */
export function maskedUrl(url: string): string {
  if (!URL.canParse(url)) return '(not an address)';
  const parsed = new URL(url);
  if (parsed.password) parsed.password = '***';
  return parsed.toString();
}

/**
 * Checks the form of an outside database's address.
 *
 * @throws UserError DATABASE_URL_MALFORMED
 */
export function parseDatabaseUrl(value: string): URL {
  if (!URL.canParse(value))
    malformed('DATABASE_URL is not an address (a special character in the password needs %-encoding)');
  const url = new URL(value);
  const shown = maskedUrl(value);
  if (!/^postgres(ql)?:$/.test(url.protocol)) malformed(`DATABASE_URL starts with ${url.protocol}//`);
  if (!url.hostname) malformed(`DATABASE_URL names no host: ${shown}`);
  if (!url.username) malformed(`DATABASE_URL names no user: ${shown}`);
  if (url.pathname.length < 2) malformed(`DATABASE_URL names no database: ${shown}`);
  if (isLoopback(url.hostname))
    malformed(`DATABASE_URL points to ${url.hostname}, which inside a pod is the pod itself`);
  return url;
}

function malformed(found: string): never {
  throw new UserError({
    code: 'DATABASE_URL_MALFORMED',
    found,
    needed: 'postgresql://user:password@host[:port]/database[?sslmode=require], reachable from the cluster',
    mend: 'edit DATABASE_URL in .env, or leave it empty for a database inside the cluster',
  });
}
