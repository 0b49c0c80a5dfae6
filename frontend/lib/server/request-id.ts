/** What is safe to repeat in a header and in a log. */
const USABLE = /^[\w.-]{1,128}$/;

/** The id under which a request is found in the logs of this server and of the backend. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id') ?? '';
  return USABLE.test(given) ? given : crypto.randomUUID();
}
