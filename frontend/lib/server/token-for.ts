import { isAPIError } from 'better-auth/api';
import type { Auth } from './auth';

/** A JWT for the user whose session cookie is in `headers`, or `undefined` when there is no valid session. */
export async function tokenFor(auth: Auth, headers: Headers): Promise<string | undefined> {
  try {
    return (await auth.api.getToken({ headers })).token;
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 401) return undefined;
    throw error;
  }
}
