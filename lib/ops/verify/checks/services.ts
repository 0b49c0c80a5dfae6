import { execInPod } from '../../kube/exec-in-pod';
import { readyEndpoints } from '../../kube/ready-endpoints';
import { BACKEND, FRONTEND } from '../../workload-names';
import { Check, fail, Finding, ok } from '../check';
import { replicasCode } from './replicas';
import { kubectl, VerifyContext } from '../verify-context';

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

/** Each Service with the path that its part answers well, or any path of a part that has no health route. */
async function addresses({ kube, health }: VerifyContext): Promise<{ url: string; least: number }[]> {
  const parts = [
    { name: BACKEND.name, health: health.backend },
    { name: FRONTEND.name, health: health.frontend },
  ];
  return Promise.all(
    parts.map(async ({ name, health }) => {
      const { spec } = await kube.core.readNamespacedService({ name, namespace: kube.namespace });
      const base = `http://${name}:${spec?.ports?.[0]?.port}`;
      return health.kind === 'http'
        ? { url: `${base}${health.path}`, least: 400 }
        : { url: `${base}/`, least: 500 };
    }),
  );
}

async function servicesAnswer(context: VerifyContext): Promise<Finding> {
  const [from] = await readyEndpoints(context.kube, BACKEND.name);
  if (!from) return fail(`Service ${BACKEND.name} has no ready endpoint`, 'make status');
  const asked = await addresses(context);
  const urls = asked.map(({ url }) => url);
  const result = await execInPod(context.kube, {
    pod: from.pod,
    container: 'backend',
    command: ['python3', '-c', FETCH, ...urls],
    timeoutMs: 25_000,
  });
  const answers = result.stdout.trim().split('\n');
  const bad = asked.find(({ least }, index) => !(Number(answers[index]) < least));
  return bad
    ? fail(
        `from pod ${from.pod}, ${bad.url}: ${answers[asked.indexOf(bad)] || result.stderr}`,
        kubectl(context, 'get endpointslices'),
      )
    : ok(`${urls.join(' and ')} from pod ${from.pod}`);
}
