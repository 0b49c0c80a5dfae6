import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * Makes `X-Forwarded-For` of all requests to this process end with the address that is really connected. What a
 * client says itself comes before it, and only when there are proxies that may say it; sign-in attempts are counted
 * by what remains.
 *
 * @param hasProxies whether there are trusted proxies before this server.
 */
export function tellClientAddress(hasProxies: boolean): void {
  // Next.js gives handlers no access to the connection, and keeps the header as it finds it.
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    const claimed = hasProxies ? [request.headers['x-forwarded-for'] ?? []].flat() : [];
    request.headers['x-forwarded-for'] = [...claimed, request.socket.remoteAddress ?? ''].join(', ');
  });
}
