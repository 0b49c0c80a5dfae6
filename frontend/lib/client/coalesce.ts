/**
 * Makes a function that has `work` done: at once, or, when it is being done already, once more afterwards.
 * However many calls come meanwhile, that is one time.
 *
 * @param work must not reject; `isOutdated` tells it that it will be done again.
 */
export function coalesce(work: (isOutdated: () => boolean) => Promise<void>): () => void {
  let asked = 0;
  let answered = 0;
  const run = async (): Promise<void> => {
    while (answered < asked) {
      const current = asked;
      await work(() => current < asked);
      answered = current;
    }
  };
  return () => {
    const isIdle = answered === asked;
    asked += 1;
    if (isIdle) void run();
  };
}
