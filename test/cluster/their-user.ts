import { newCredentials } from '../../lib/ops/verify/visitor';

/** Someone who signed up in an application that is not the reference. */
export interface TheirUser {
  readonly id: string;
  /** With which the backend is asked. */
  readonly token: string;
}

/**
 * How an application's frontend hands out what its backend accepts: a path that answers `{token}`, or the session's own
 * token.
 */
export type TokenSource = { readonly path: string } | 'session';

/** Signs up as the frontend's page does. */
export async function signUpThere(frontend: string, from: TokenSource): Promise<TheirUser> {
  const signedUp = await answered(`${frontend}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { origin: frontend, 'content-type': 'application/json' },
    body: JSON.stringify(newCredentials()),
  });
  const { user, token } = (await signedUp.json()) as { user: { id: string }; token: string };
  if (from === 'session') return { id: user.id, token };
  const cookie = signedUp.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const given = await answered(`${frontend}${from.path}`, { headers: { cookie } });
  return { id: user.id, token: ((await given.json()) as { token: string }).token };
}

/** Asks their backend as their page does. @returns what it answers, as JSON. */
export async function askThere<T>(
  backend: string,
  { token }: TheirUser,
  path: string,
  body?: object,
): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const method = body ? 'POST' : 'GET';
  const response = await answered(`${backend}${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
  });
  return (await response.json()) as T;
}

async function answered(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}
