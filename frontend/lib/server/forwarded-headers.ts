/** RFC 9110 §7.6.1: meant for one connection only. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** The browser's credentials and what Node's fetch sets itself. */
const REQUEST_ONLY = ['authorization', 'cookie', 'host', 'content-length', 'expect', 'accept-encoding'];

/** The backend sets no cookies on this origin; length and encoding change because fetch decodes. */
const RESPONSE_ONLY = ['set-cookie', 'content-length', 'content-encoding', 'server', 'date'];

/** What the backend is told besides what the browser says. */
interface Credentials {
  readonly token: string;
  readonly requestId: string;
}

/** The browser's headers as the backend gets them: no cookies, and the user's token instead of any other. */
export function requestHeaders(incoming: Headers, { token, requestId }: Credentials): Headers {
  const headers = without(incoming, REQUEST_ONLY);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('x-request-id', requestId);
  // A compressed stream would arrive in blocks.
  headers.set('accept-encoding', 'identity');
  return headers;
}

/** The backend's headers as the browser gets them. */
export function responseHeaders(incoming: Headers): Headers {
  const headers = without(incoming, RESPONSE_ONLY);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return headers;
}

function without(incoming: Headers, names: readonly string[]): Headers {
  const headers = new Headers(incoming);
  const named = (incoming.get('connection') ?? '').split(',').map((name) => name.trim());
  for (const name of [...HOP_BY_HOP, ...names, ...named]) {
    if (name !== '') headers.delete(name);
  }
  return headers;
}
