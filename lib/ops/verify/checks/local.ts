import type { Health } from '../../../application';
import { BACKEND, FRONTEND } from '../../workload-names';
import { Check, fail, Finding, ok } from '../check';
import { backendUrl, frontendUrl, RunningApplication } from '../running-application';
import { replicasCode } from './replicas';

/** The specification's "sub-second", in milliseconds. */
const SUB_SECOND = 1_000;

/** Both parts answer on this machine. */
export function localChecks(app: RunningApplication): Check[] {
  return [
    {
      code: 'BACKEND_LOCAL',
      title: 'backend answers on localhost',
      criterion: 'Backend API responds on localhost:8000',
      needs: [replicasCode(BACKEND)],
      run: () => answers(backendUrl(app), app.health.backend),
    },
    {
      code: 'FRONTEND_LOCAL',
      title: 'frontend answers on localhost',
      criterion: 'Frontend Chat UI loads on localhost:3000',
      needs: [replicasCode(FRONTEND)],
      run: () => answers(frontendUrl(app), app.health.frontend),
    },
  ];
}

/**
 * At its health route, or, where it has none, with anything but a failure of the server. The second answer is timed: the
 * first one of a fresh container compiles and connects.
 */
async function answers(origin: string, health: Health): Promise<Finding> {
  const url = health.kind === 'http' ? `${origin}${health.path}` : `${origin}/`;
  const good = (status: number): boolean => status < (health.kind === 'http' ? 400 : 500);
  await get(url);
  const start = performance.now();
  const { status } = await get(url);
  const ms = Math.round(performance.now() - start);
  if (!good(status)) return fail(`${url} answers ${status}`, 'make logs');
  return ms < SUB_SECOND
    ? ok(`${url} answers ${status} in ${ms} ms`)
    : fail(`${url} took ${ms} ms, needed is below a second`, 'make status');
}

async function get(url: string): Promise<Response> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(12_000) });
    await response.arrayBuffer();
    return response;
  } catch (error) {
    throw new Error(`${url} cannot be reached (make forward restarts the forward)`, { cause: error });
  }
}
