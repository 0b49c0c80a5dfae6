import { backendPath } from './backend-path';
import { requestHeaders, responseHeaders } from './forwarded-headers';
import { BodyTooLargeError, limitBody } from './limit-body';
import { problem } from './problem';
import { reasonOf } from './reason-of';
import { requestIdOf } from './request-id';

/** What the proxy needs from its surroundings. */
export interface BackendProxyOptions {
  /** Where the backend is, without a slash at the end. */
  readonly backendUrl: string;
  /** The largest request that is passed on, in bytes. */
  readonly maxRequestBytes: number;
  /** The signed-in user's token for the backend, or `undefined` without a valid session. */
  readonly tokenFor: (request: Request) => Promise<string | undefined>;
  /** Whether a page of this origin may act for the user. */
  readonly isTrustedOrigin: (origin: string) => boolean;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Passes a browser's request on to the backend in the name of the signed-in user, both bodies as streams.
 *
 * Answers itself, with problem JSON: 401 without a session, 403 for a foreign origin, 404 for a path that is
 * not offered, 413 for a body that is too large, 502 when the backend cannot be reached, 503 when sessions cannot
 * be checked.
 */
export async function proxyToBackend(request: Request, options: BackendProxyOptions): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const refuse = (status: number, title: string, detail: string): Response =>
    problem(status, title, detail, requestId);

  const url = new URL(request.url);
  const path = backendPath(url.pathname);
  if (path === undefined) return refuse(404, 'Not Found', 'The backend offers no such path.');
  if (!isSafe(request, options)) {
    return refuse(
      403,
      'Forbidden',
      'This origin is not trusted. Set BETTER_AUTH_URL or BETTER_AUTH_TRUSTED_ORIGINS.',
    );
  }
  let token: string | undefined;
  try {
    token = await options.tokenFor(request);
  } catch (error) {
    console.error(`The session of request ${requestId} could not be checked: ${reasonOf(error)}`);
    return refuse(
      503,
      'Service Unavailable',
      'Your session cannot be checked right now. Try again in a moment.',
    );
  }
  if (token === undefined) return refuse(401, 'Unauthorized', 'Sign in to continue.');
  const target = `${options.backendUrl}${path}${url.search}`;
  try {
    const limited = limitBody(request, options.maxRequestBytes);
    return await forward(limited, target, requestHeaders(request.headers, { token, requestId }));
  } catch (error) {
    if (isTooLarge(error)) {
      const limit = `${options.maxRequestBytes} bytes`;
      return refuse(413, 'Content Too Large', `The request is larger than ${limit}.`);
    }
    if (!request.signal.aborted) {
      console.error(
        `The backend did not answer request ${requestId}, ${request.method} ${target}: ${reasonOf(error)}`,
      );
    }
    return refuse(502, 'Bad Gateway', 'The backend cannot be reached. Try again in a moment.');
  }
}

/** SameSite cookies do not tell ports of one host apart, so a page on another port is refused here. */
function isSafe(request: Request, { isTrustedOrigin }: BackendProxyOptions): boolean {
  const origin = request.headers.get('origin');
  return SAFE_METHODS.has(request.method) || origin === null || isTrustedOrigin(origin);
}

async function forward(request: Request, target: string, headers: Headers): Promise<Response> {
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers,
    body: request.body,
    duplex: 'half',
    redirect: 'manual',
    cache: 'no-store',
    signal: request.signal,
  };
  const response = await fetch(target, init);
  return new Response(response.body, {
    status: response.status,
    headers: responseHeaders(response.headers),
  });
}

function isTooLarge(error: unknown): boolean {
  return (
    error instanceof BodyTooLargeError || (error instanceof Error && error.cause instanceof BodyTooLargeError)
  );
}
