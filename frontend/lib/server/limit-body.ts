/** The body of a request is longer than allowed. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * The same request with a body that ends with a {@link BodyTooLargeError} beyond `maxBytes`. Nothing is kept.
 *
 * @throws {BodyTooLargeError} at once when the request itself says that it is longer.
 */
export function limitBody(request: Request, maxBytes: number): Request {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new BodyTooLargeError();
  if (request.body === null) return request;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new BodyTooLargeError());
      else controller.enqueue(chunk);
    },
  });
  const { url, method, headers, signal } = request;
  const body = request.body.pipeThrough(counted);
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, body, duplex: 'half' };
  // Not `new Request(request, …)`: what Next.js gives handlers is a Proxy, which Node.js 22 and later refuse there.
  return new Request(url, init);
}
