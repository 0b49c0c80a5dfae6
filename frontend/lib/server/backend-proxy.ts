import { backendPath } from './backend-path';
import { requestHeaders, responseHeaders } from './forwarded-headers';
import { problem } from './problem';

/** What the proxy needs from its surroundings. */
export interface BackendProxyOptions {
  /** Where the backend is, without a slash at the end. */
  readonly backendUrl: string;
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
 * not offered, 502 when the backend cannot be reached, 503 when sessions cannot be checked.
 */
export async function proxyToBackend(request: Request, options: BackendProxyOptions): Promise<Response> {
  const url = new URL(request.url);
  const path = backendPath(url.pathname);
  if (path === undefined) return problem(404, 'Not Found', 'The backend offers no such path.');
  if (!isSafe(request, options)) {
    return problem(
      403,
      'Forbidden',
      'This origin is not trusted. Set BETTER_AUTH_URL or BETTER_AUTH_TRUSTED_ORIGINS.',
    );
  }
  let token: string | undefined;
  try {
    token = await options.tokenFor(request);
  } catch (error) {
    console.error(`The session of a request could not be checked: ${reason(error)}`);
    return problem(
      503,
      'Service Unavailable',
      'Your session cannot be checked right now. Try again in a moment.',
    );
  }
  if (token === undefined) return problem(401, 'Unauthorized', 'Sign in to continue.');
  return forward(request, `${options.backendUrl}${path}${url.search}`, token);
}

/** SameSite cookies do not tell ports of one host apart, so a page on another port is refused here. */
function isSafe(request: Request, { isTrustedOrigin }: BackendProxyOptions): boolean {
  const origin = request.headers.get('origin');
  return SAFE_METHODS.has(request.method) || origin === null || isTrustedOrigin(origin);
}

async function forward(request: Request, target: string, token: string): Promise<Response> {
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers: requestHeaders(request.headers, token),
    body: request.body,
    duplex: 'half',
    redirect: 'manual',
    cache: 'no-store',
    signal: request.signal,
  };
  try {
    const response = await fetch(target, init);
    return new Response(response.body, {
      status: response.status,
      headers: responseHeaders(response.headers),
    });
  } catch (error) {
    if (!request.signal.aborted)
      console.error(`The backend did not answer ${request.method} ${target}: ${reason(error)}`);
    return problem(502, 'Bad Gateway', 'The backend cannot be reached. Try again in a moment.');
  }
}

/** Node's fetch says only "fetch failed"; what happened is its cause. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
