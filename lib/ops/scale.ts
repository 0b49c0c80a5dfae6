import { during, Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { Kube } from './kube/kube';
import { waitForRollout } from './kube/rollout';
import { scaleDeployment } from './kube/scale';
import { BACKEND, FRONTEND } from './workload-names';

/** What a local cluster carries. */
const MOST = 10;

/** Longest wait for the replicas, in milliseconds. */
const WAIT_MS = 180_000;

/**
 * Reads the number of replicas a user asks for.
 *
 * @throws UserError REPLICAS_INVALID
 */
export function parseReplicas(text: string | undefined): number {
  const replicas = /^\d+$/.test(text ?? '') ? Number(text) : NaN;
  if (replicas >= 1 && replicas <= MOST) return replicas;
  throw new UserError({
    code: 'REPLICAS_INVALID',
    found: text ? `N=${text}` : 'no N=',
    needed: `a whole number from 1 to ${MOST}`,
    mend: 'make scale N=3',
  });
}

/** Runs this many replicas of the backend and of the frontend, and waits for them. */
export async function scale(kube: Kube, replicas: number, reporter: Reporter): Promise<void> {
  await during(reporter, `${replicas} replicas of ${BACKEND.name} and ${FRONTEND.name}`, async (step) => {
    await Promise.all([BACKEND, FRONTEND].map(({ name }) => scaleDeployment(kube, name, replicas)));
    await waitForRollout(kube, [BACKEND, FRONTEND], WAIT_MS, step);
  });
  reporter.info("`make deploy` sets the chart's own number again when the chart changes or fewer are there");
  if (replicas < 2) reporter.check('warn', '`make verify` asks for two replicas of each', 'make scale N=2');
}
