/** How long a host may take before it counts as not answering. */
const TIMEOUT_MS = 4000;

/** Whether an address is served: any answer but a refusal or a fault (a registry's 401 is an answer). */
export async function httpAnswers(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return status < 400 || status === 401;
  } catch {
    return false;
  }
}
