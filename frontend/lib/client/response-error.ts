import { RequestError } from './request-error';

/** The failure that an answer of the backend tells of: problem JSON, or anything a proxy may have said. */
export async function responseError(response: Response): Promise<RequestError> {
  const body: unknown = await response.json().catch(() => undefined);
  const isProblem = typeof body === 'object' && body !== null && 'detail' in body;
  return new RequestError(
    isProblem && typeof body.detail === 'string' ? body.detail : `The server answered ${response.status}.`,
    response.status,
  );
}
