/** What was thrown, as an Error; a WebSocket's failure arrives as an event that carries one. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { error, message } = (thrown ?? {}) as { error?: unknown; message?: unknown };
  return error instanceof Error ? error : new Error(typeof message === 'string' ? message : String(thrown));
}
