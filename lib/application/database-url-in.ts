import type { DatabaseUrlForm } from './variable';

/** asyncpg's name of libpq's parameter. */
const ASYNCPG_TLS = 'ssl';

/**
 * A database's address as a driver reads it.
 *
 * @param url in libpq's form: `postgresql://user:password@host:5432/name?sslmode=require`.
 * @param form @default - libpq's
 */
export function databaseUrlIn(url: string, form?: DatabaseUrlForm): string {
  if (!form) return url;
  const [, rest = '', query = ''] = /^[^:]+:(\/\/[^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
  const parameters = form.tlsParameter === ASYNCPG_TLS ? forAsyncpg(query) : query;
  return `${form.scheme}:${rest}${parameters && `?${parameters}`}`;
}

function forAsyncpg(query: string): string {
  const parameters = new URLSearchParams(query);
  const mode = parameters.get('sslmode');
  if (mode !== null) parameters.set(ASYNCPG_TLS, mode);
  for (const unknown of ['sslmode', 'channel_binding']) parameters.delete(unknown);
  // A blank in a form that every reader knows: `+` means one in forms alone.
  return parameters.toString().replaceAll('+', '%20');
}
