import type { Access } from './access/access';
import { pathOf, type TaskRoutes } from './contract/contract';

/** How the page in a browser reaches the backend. */
export interface PageWay {
  /** In a person's words. */
  readonly name: string;
  /** What stands before the backend's own paths. */
  readonly base: string;
  /** By which the user is known. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where frontends pass requests on to their backend: catch-all routes, and rewrites of Next.js. */
const PREFIXES = ['/api/backend', '/api/proxy', '/backend', '/proxy', '/api/py', ''];

export interface PageWayProps {
  readonly frontendUrl: string;
  readonly backendUrl: string;
  readonly origin: string;
  /** Of the session. */
  readonly cookie: string;
  readonly access: Access;
}

/**
 * Finds out by asking: a list of tasks under the frontend's own address, for the cookie alone or with what the page adds;
 * else whether the backend lets pages of that origin call it.
 *
 * @returns undefined when neither is so.
 */
export async function findPageWay(tasks: TaskRoutes, props: PageWayProps): Promise<PageWay | undefined> {
  const { frontendUrl, backendUrl, origin, cookie, access } = props;
  const path = pathOf(tasks.list, { user: access.user });
  for (const prefix of PREFIXES)
    for (const headers of [
      { origin, cookie },
      { origin, cookie, ...access.headers },
    ]) {
      const response = await fetch(`${frontendUrl}${prefix}${path}`, { headers, redirect: 'manual' });
      if (response.ok && /json/.test(response.headers.get('content-type') ?? ''))
        return {
          name: `through the frontend, under ${prefix || '/'}`,
          base: `${frontendUrl}${prefix}`,
          headers,
        };
    }
  return (await allowsPagesOf(origin, `${backendUrl}${path}`))
    ? {
        name: 'from the browser to the backend itself',
        base: backendUrl,
        headers: { origin, ...access.headers },
      }
    : undefined;
}

/** What a browser asks before it lets a page send JSON with a token to another origin. */
async function allowsPagesOf(origin: string, url: string): Promise<boolean> {
  const { ok, headers } = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  return ok && ['*', origin].includes(headers.get('access-control-allow-origin') ?? '');
}
