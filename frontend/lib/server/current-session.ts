import { getSessionCookie } from 'better-auth/cookies';
import type { Auth } from './auth';

/** A session and its user, as Better Auth gives them. */
export type CurrentSession = NonNullable<Awaited<ReturnType<Auth['api']['getSession']>>>;

/**
 * The session whose cookie is in `headers`, or `undefined` when there is no valid one. Without a cookie (probes)
 * the database is not asked.
 *
 * It does not prolong the session: only the answer to the browser's own request at /api/auth could tell its cookie.
 *
 * @throws {Error} when the database does not answer. Better Auth's own `getToken` takes that for no session.
 */
export async function currentSession(
  getAuth: () => Auth,
  headers: Headers,
): Promise<CurrentSession | undefined> {
  if (getSessionCookie(headers) === null) return undefined;
  const found = await getAuth().api.getSession({ headers, query: { disableRefresh: true } });
  return found ?? undefined;
}
