import { request } from './request';

/** A request to the backend. */
export interface Call {
  readonly method: string;
  /** Sent as JSON. @default - none */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks an address in somebody's name.
 *
 * @param identity headers by which they are known.
 * @throws AnswerError when the answer is no success.
 */
export function send(
  url: string,
  identity: Readonly<Record<string, string>>,
  { method, body, headers }: Call,
): Promise<Response> {
  const json = body && { 'content-type': 'application/json' };
  return request(url, {
    method,
    headers: { ...headers, ...identity, ...json },
    body: body && JSON.stringify(body),
  });
}
