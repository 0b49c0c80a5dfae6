import type { Auth } from './auth';
import { BodyTooLargeError, limitBody } from './limit-body';
import { problem } from './problem';
import { requestIdOf } from './request-id';

/** Better Auth's answer to a request; 413 as problem JSON to one that is too large, which it would keep in memory. */
export async function handleAuth(auth: Auth, request: Request, maxBytes: number): Promise<Response> {
  try {
    return await auth.handler(limitBody(request, maxBytes));
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    const detail = `The request is larger than ${maxBytes} bytes.`;
    return problem(413, 'Content Too Large', detail, requestIdOf(request.headers));
  }
}
