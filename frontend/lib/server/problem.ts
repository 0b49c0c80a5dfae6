/**
 * An error answer as RFC 9457 problem JSON. `detail` is what a person reads; FastAPI's own errors have it too.
 */
export function problem(status: number, title: string, detail: string): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}
