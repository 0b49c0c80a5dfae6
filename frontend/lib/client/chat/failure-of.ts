import { errorMessage } from '../error-message';
import { RequestError } from '../request-error';
import type { Failure } from './chat-state';

/** No connection (0), a timeout, something still under way, too many requests. */
const PASSING = new Set([0, 408, 409, 429]);

/** What is told of an error; what the server refused for good is not worth another attempt. */
export function failureOf(error: unknown): Failure {
  const canRetry = error instanceof RequestError && (PASSING.has(error.status) || error.status >= 500);
  return { message: errorMessage(error), canRetry };
}
