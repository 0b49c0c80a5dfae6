import { V1Container } from '@kubernetes/client-node';
import { readWorkload } from '../../kube/workload';
import { Check, fail, Finding, ok } from '../check';
import { kubectl, VerifyContext, workloads } from '../verify-context';
import { replicasCode } from './replicas';

/** Every container has its probes; that they pass shows in the pods being ready and not restarted by them. */
export function probeChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'PROBES',
      title: 'probes are configured and passing',
      criterion: 'Liveness/readiness probes configured and passing',
      needs: workloads(context).map(replicasCode),
      run: () => probed(context),
    },
  ];
}

async function probed(context: VerifyContext): Promise<Finding> {
  const found: string[] = [];
  for (const name of workloads(context)) {
    const workload = await readWorkload(context.kube, name);
    for (const container of workload?.containers ?? []) {
      const missing = (['livenessProbe', 'readinessProbe'] as const).find((probe) => !container[probe]);
      if (missing)
        return fail(`container ${container.name} of ${name.name} has no ${missing}`, 'make deploy');
      found.push(`${name.name} ${paths(container)}`);
    }
  }
  const bad = await notPassing(context);
  return bad
    ? fail(bad, kubectl(context, 'get events --field-selector reason=Unhealthy'))
    : ok(found.join(', '));
}

function paths({ livenessProbe, readinessProbe }: V1Container): string {
  const of = (probe: V1Container['livenessProbe']): string =>
    probe?.httpGet?.path ?? probe?.exec?.command?.[0] ?? 'tcp';
  return [...new Set([of(livenessProbe), of(readinessProbe)])].join(' and ');
}

/** The first pod in service whose containers are not all ready. */
async function notPassing({ kube }: VerifyContext): Promise<string | undefined> {
  const { items } = await kube.core.listNamespacedPod({ namespace: kube.namespace });
  const bad = items
    .filter(({ metadata, status }) => !metadata?.deletionTimestamp && status?.phase === 'Running')
    .find(({ status }) => status?.containerStatuses?.some(({ ready }) => !ready));
  return bad && `pod ${bad.metadata?.name} is not ready`;
}
