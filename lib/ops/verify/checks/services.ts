import { execInPod } from '../../kube/exec-in-pod';
import { readyEndpoints } from '../../kube/ready-endpoints';
import { BACKEND, FRONTEND } from '../../workload-names';
import { Check, fail, Finding, ok } from '../check';
import { replicasCode } from './replicas';
import { kubectl, VerifyContext } from '../verify-context';

const ADDRESSES = [`http://${BACKEND.name}:8000/health`, `http://${FRONTEND.name}:3000/`];

/** What runs in the backend's container, which has Python but no curl: prints the status of each address. */
const FETCH = `
import sys, urllib.request, urllib.error
for address in sys.argv[1:]:
    try:
        print(urllib.request.urlopen(address, timeout=8).status)
    except urllib.error.HTTPError as error:
        print(error.code)
    except Exception as error:
        print(error)
`;

/** From a pod, each Service answers under its name. */
export function serviceChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'SERVICES',
      title: 'Services answer inside the cluster',
      criterion: 'Services accessible within cluster',
      needs: [replicasCode(BACKEND), replicasCode(FRONTEND)],
      run: () => servicesAnswer(context),
    },
  ];
}

async function servicesAnswer(context: VerifyContext): Promise<Finding> {
  const [from] = await readyEndpoints(context.kube, BACKEND.name);
  if (!from) return fail(`Service ${BACKEND.name} has no ready endpoint`, 'make status');
  const { items } = await context.kube.core.listNamespacedPod({
    namespace: context.kube.namespace,
    fieldSelector: `metadata.name=${from.pod}`,
  });
  const result = await execInPod(context.kube, {
    pod: from.pod,
    container: items[0]?.spec?.containers[0]?.name ?? '',
    command: ['python3', '-c', FETCH, ...ADDRESSES],
    timeoutMs: 25_000,
  });
  const answers = result.stdout.trim().split('\n');
  const bad = ADDRESSES.findIndex((_, index) => answers[index] !== '200');
  return bad >= 0 || result.exitCode !== 0
    ? fail(
        `from pod ${from.pod}, ${ADDRESSES[bad]}: ${answers[bad] ?? result.stderr}`,
        kubectl(context, 'get endpointslices'),
      )
    : ok(`${ADDRESSES.join(' and ')} from pod ${from.pod}`);
}
