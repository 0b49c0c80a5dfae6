/** Thrown by `within`. */
export class TimeoutError extends Error {
  constructor(what: string, timeoutMs: number) {
    super(`${what} did not end within ${timeoutMs / 1000} s`);
    this.name = 'TimeoutError';
  }
}

/**
 * Bounds work in time.
 *
 * @param what named in the error.
 * @param work gets a signal that is aborted when the time is over.
 * @throws TimeoutError
 */
export async function within<T>(
  timeoutMs: number,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(what, timeoutMs)), timeoutMs);
  });
  try {
    return await Promise.race([work(controller.signal), limit]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
