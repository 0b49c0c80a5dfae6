const PREFIX = '/api/backend/';

/**
 * The backend's path for a request to `/api/backend/<path>`, or `undefined` when that path is not offered:
 * only `/api/…` and `/chatkit` are. Health, docs and MCP stay inside the cluster.
 *
 * @param pathname of the request's URL, still percent-encoded.
 */
export function backendPath(pathname: string): string | undefined {
  if (!pathname.startsWith(PREFIX)) return undefined;
  const segments = pathname.slice(PREFIX.length).split('/').map(decodeSegment);
  if (!segments.every((segment) => segment !== undefined)) return undefined;
  const [first, ...rest] = segments;
  const offered = first === 'chatkit' ? rest.length === 0 : first === 'api' && rest.length > 0;
  return offered ? `/${segments.map(encodeURIComponent).join('/')}` : undefined;
}

/** One decoded segment, or `undefined` when the backend could read it as something else than one segment. */
function decodeSegment(segment: string): string | undefined {
  try {
    const decoded = decodeURIComponent(segment);
    return ['', '.', '..'].includes(decoded) || /[/\\%\p{Cc}]/u.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
