/** A request to the backend that failed; `message` is for people. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  /**
   * @param status HTTP status; 0 when there was no answer at all.
   */
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}
