import { BACKEND, FRONTEND } from '../../workload-names';
import { Check, fail, Finding, ok } from '../check';
import { backendUrl, frontendUrl, VerifyContext } from '../verify-context';
import { replicasCode } from './replicas';

/** The specification's "sub-second", in milliseconds. */
const SUB_SECOND = 1_000;

/** Both parts answer on this machine. */
export function localChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'BACKEND_LOCAL',
      title: 'backend answers on localhost',
      criterion: 'Backend API responds on localhost:8000',
      needs: [replicasCode(BACKEND)],
      run: () => answers(`${backendUrl(context)}/health`, /json/),
    },
    {
      code: 'FRONTEND_LOCAL',
      title: 'chat page loads on localhost',
      criterion: 'Frontend Chat UI loads on localhost:3000',
      needs: [replicasCode(FRONTEND)],
      run: () => answers(`${frontendUrl(context)}/`, /html/),
    },
  ];
}

/** The second answer is timed: the first one of a fresh pod compiles and connects. */
async function answers(url: string, type: RegExp): Promise<Finding> {
  await get(url);
  const start = performance.now();
  const response = await get(url);
  const ms = Math.round(performance.now() - start);
  const contentType = response.headers.get('content-type') ?? 'no content type';
  if (response.status !== 200 || !type.test(contentType))
    return fail(`${url} answers ${response.status} with ${contentType}`, 'make logs');
  return ms < SUB_SECOND
    ? ok(`${url} in ${ms} ms`)
    : fail(`${url} took ${ms} ms, needed is below a second`, 'make status');
}

async function get(url: string): Promise<Response> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(12_000) });
    await response.arrayBuffer();
    return response;
  } catch (error) {
    throw new Error(`${url} cannot be reached (make forward restarts the forward)`, { cause: error });
  }
}
