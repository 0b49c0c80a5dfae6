import { V1Pod } from '@kubernetes/client-node';
import { formatDuration } from '../../../support/reporter';
import { scaleDeployment } from '../../kube/scale';
import { readWorkload, WorkloadName } from '../../kube/workload';
import { until } from '../../until';
import { BACKEND, FRONTEND } from '../../workload-names';
import { Check, fail, Finding, ok, skip } from '../check';
import { kubectl, mostReplicas, VerifyContext, workloads } from '../verify-context';
import { replicasCode } from './replicas';

/** How long pods may take to come and go, in milliseconds. */
const SETTLE_MS = 120_000;

/** A killed pod comes back, and each part scales up and down. */
export function resilienceChecks(context: VerifyContext): Check[] {
  return [BACKEND, FRONTEND].flatMap((name) => {
    const part = name.name.replace('todo-', '').toUpperCase();
    const common = { needs: workloads(context).map(replicasCode), disturbs: true };
    return [
      {
        ...common,
        code: `RESTART_${part}`,
        title: `a killed pod of ${name.name} comes back`,
        criterion: 'Auto-restart configured for failed pods',
        timeoutMs: SETTLE_MS + 10_000,
        run: () => killedPodComesBack(context, name),
      },
      {
        ...common,
        code: `SCALE_${part}`,
        title: `${name.name} scales up and down`,
        criterion: 'Horizontal scaling possible via kubectl scale',
        timeoutMs: 2 * SETTLE_MS + 20_000,
        run: () => scalesUpAndDown(context, name),
      },
    ];
  });
}

async function killedPodComesBack(context: VerifyContext, name: WorkloadName): Promise<Finding> {
  const { core, namespace } = context.kube;
  const selector = (await readWorkload(context.kube, name))?.selector;
  const pods = async (): Promise<V1Pod[]> =>
    (await core.listNamespacedPod({ namespace, labelSelector: selector })).items;
  const victim = (await pods())[0]?.metadata?.name;
  if (!victim) return fail(`${name.name} has no pod`, 'make deploy');
  const start = Date.now();
  await core.deleteNamespacedPod({ name: victim, namespace, gracePeriodSeconds: 0 });
  const back = await until({ timeoutMs: SETTLE_MS }, async () => {
    const gone = !(await pods()).some(({ metadata }) => metadata?.name === victim);
    return (gone && (await readWorkload(context.kube, name))?.settled) || undefined;
  });
  return back
    ? ok(`pod ${victim} was replaced within ${formatDuration(Date.now() - start)}`)
    : fail(
        `pod ${victim} was not replaced within ${formatDuration(SETTLE_MS)}`,
        kubectl(context, 'get pods'),
      );
}

async function scalesUpAndDown(context: VerifyContext, name: WorkloadName): Promise<Finding> {
  const before = (await readWorkload(context.kube, name))?.desired ?? 2;
  const most = mostReplicas(context, name);
  if (before >= most)
    return skip(`${name.name} may have no more than ${most} replicas: it keeps state in itself`);
  try {
    const up = await scaled(context, name, before + 1);
    if (!up)
      return fail(`${name.name} did not reach ${before + 1} replicas`, kubectl(context, 'describe pods'));
  } finally {
    await scaleDeployment(context.kube, name.name, before);
  }
  const down = await settles(context, name, before);
  return down
    ? ok(`${before} → ${before + 1} → ${before} replicas`)
    : fail(`${name.name} did not come back to ${before} replicas`, kubectl(context, 'get pods'));
}

async function scaled(context: VerifyContext, name: WorkloadName, replicas: number): Promise<boolean> {
  await scaleDeployment(context.kube, name.name, replicas);
  return settles(context, name, replicas);
}

async function settles({ kube }: VerifyContext, name: WorkloadName, replicas: number): Promise<boolean> {
  const seen = await until({ timeoutMs: SETTLE_MS }, async () => {
    const workload = await readWorkload(kube, name);
    return (workload?.desired === replicas && workload.settled) || undefined;
  });
  return seen === true;
}
