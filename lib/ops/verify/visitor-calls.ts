import { request } from './request';

/** A request to the backend. */
export interface Call {
  readonly method: string;
  /** Sent as JSON. @default - none */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the backend with the user's JWT. @throws Error when the answer is no success */
export function callDirectly(backendUrl: string, token: string, path: string, call: Call): Promise<Response> {
  return send(`${backendUrl}${path}`, { authorization: `Bearer ${token}` }, call);
}

/**
 * Asks the backend as the page does: at the frontend's own origin, with the session's cookie.
 *
 * @throws Error when the answer is no success
 */
export function callAsPage(
  frontendUrl: string,
  { cookie, origin }: { readonly cookie: string; readonly origin: string },
  path: string,
  call: Call,
): Promise<Response> {
  return send(`${frontendUrl}/api/backend${path}`, { cookie, origin }, call);
}

function send(
  url: string,
  identity: Record<string, string>,
  { method, body, headers }: Call,
): Promise<Response> {
  const json = body && { 'content-type': 'application/json' };
  return request(url, {
    method,
    headers: { ...headers, ...identity, ...json },
    body: body && JSON.stringify(body),
  });
}
