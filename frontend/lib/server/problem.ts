/**
 * An error answer as RFC 9457 problem JSON, like the backend's. `detail` is what a person reads, `request_id` what is
 * in the logs.
 */
export function problem(status: number, title: string, detail: string, requestId: string): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail, request_id: requestId },
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'x-request-id': requestId,
      },
    },
  );
}
