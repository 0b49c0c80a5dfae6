/** An answer that is no success. */
export class AnswerError extends Error {
  constructor(
    what: string,
    readonly status: number,
    readonly body: string,
  ) {
    super(`${what} answers ${status}: ${body.slice(0, 300)}`);
    this.name = 'AnswerError';
  }
}

/**
 * Asks an address.
 *
 * @throws AnswerError when the answer is no success.
 */
export async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  if (!response.ok)
    throw new AnswerError(`${init.method ?? 'GET'} ${url}`, response.status, await response.text());
  return response;
}
