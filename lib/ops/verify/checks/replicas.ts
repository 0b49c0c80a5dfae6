import { explainPods } from '../../kube/explain-pods';
import { readWorkload, WorkloadName } from '../../kube/workload';
import { Check, fail, Finding, ok } from '../check';
import { kubectl, mostReplicas, VerifyContext, workloads } from '../verify-context';

/** Every replica is ready, at least two of each stateless part. Named so that other checks can need them. */
export function replicaChecks(context: VerifyContext): Check[] {
  return workloads(context).map((name) => ({
    code: replicasCode(name),
    title: `replicas of ${name.name} are ready`,
    criterion:
      name.kind === 'Deployment'
        ? 'All replicas (≥2) available'
        : 'Both backend and frontend pods Running/Ready',
    needs: ['CLUSTER'],
    run: () => replicasReady(context, name),
  }));
}

/** The code of the check for a workload's replicas. */
export function replicasCode({ name }: WorkloadName): string {
  return `REPLICAS_${name.replace('todo-', '').toUpperCase()}`;
}

async function replicasReady(context: VerifyContext, name: WorkloadName): Promise<Finding> {
  const { kube } = context;
  const workload = await readWorkload(kube, name);
  const needed = name.kind === 'Deployment' ? Math.min(2, mostReplicas(context, name)) : 1;
  if (!workload) return fail(`there is no ${name.kind} ${name.name}`, 'make deploy');
  const { desired, ready, settled, selector } = workload;
  if (desired < needed)
    return fail(
      `${name.kind} ${name.name} has ${ready} ready replicas: it is scaled to ${desired}, needed are ${needed}`,
      kubectl(context, `scale ${name.kind.toLowerCase()}/${name.name} --replicas=${needed}`),
    );
  if (settled) return ok(`${ready} of ${desired} ready`);
  const [trouble] = await explainPods(kube, selector);
  const event = trouble?.details.find((line) => line.startsWith('event: '));
  const why = trouble ? [trouble.summary, event].filter(Boolean).join('; ') : 'a rollout is under way';
  return fail(
    `${name.kind} ${name.name} has ${ready} of ${desired} ready replicas${ready === desired ? ', but a rollout does not end' : ''}: ${why}`,
    !trouble || /Image/.test(trouble.summary)
      ? 'make deploy'
      : kubectl(context, `describe pod ${trouble.pod}`),
  );
}
