import { during, Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { MinikubeContext, runMinikube } from './minikube-command';
import { minikubeLogFile } from './paths';
import { startArguments, StartProps } from './start-arguments';
import { parseStartEvent } from './start-events';

/** Images and packages may have to be downloaded over a slow line. */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Runs `minikube start` and shows its steps.
 *
 * @throws UserError START_FAILED with Minikube's own reason.
 */
export async function runStart(
  context: MinikubeContext,
  props: StartProps,
  reporter: Reporter,
): Promise<void> {
  await during(reporter, 'minikube start', async (step) => {
    let reason = '';
    const result = await runMinikube(context, startArguments(props), {
      allowFailure: true,
      timeoutMs: TIMEOUT_MS,
      onLine: (line) => {
        const event = parseStartEvent(line);
        if (event?.kind === 'step') step.update(`${event.name} (${event.current} of ${event.total})`);
        if (event?.kind === 'fatal') reason = [event.message, event.advice].filter(Boolean).join(' ');
      },
    });
    if (result.exitCode === 0) return;
    throw new UserError({
      code: 'START_FAILED',
      found: `minikube start failed${reason ? `: ${reason}` : ` with exit code ${result.exitCode}`}`,
      needed: `a cluster that starts; all that was said is in ${minikubeLogFile()}`,
      mend: 'make deploy (once more); if it stays so, `make destroy`, which deletes the cluster with its data, and again',
    });
  });
}
