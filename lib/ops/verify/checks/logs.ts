import { BACKEND, FRONTEND } from '../../workload-names';
import { readWorkload } from '../../kube/workload';
import { Check, fail, Finding, ok } from '../check';
import { kubectl, VerifyContext } from '../verify-context';
import { replicasCode } from './replicas';

/** The log of every pod can be read, and holds no secret. */
export function logChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'LOGS',
      title: 'pod logs are readable and hold no secret',
      criterion: 'Pod logs accessible via kubectl logs',
      needs: [replicasCode(BACKEND), replicasCode(FRONTEND)],
      run: () => logsReadable(context),
    },
  ];
}

async function logsReadable(context: VerifyContext): Promise<Finding> {
  const { core, namespace } = context.kube;
  const secrets = [...context.secrets].filter(([, value]) => value !== '');
  const lines: string[] = [];
  for (const name of [BACKEND, FRONTEND]) {
    const workload = await readWorkload(context.kube, name);
    const { items } = await core.listNamespacedPod({ namespace, labelSelector: workload?.selector });
    const names = items
      .filter(({ metadata }) => !metadata?.deletionTimestamp)
      .flatMap((pod) => pod.metadata?.name ?? []);
    const logs = await Promise.all(
      names.map((pod) => core.readNamespacedPodLog({ name: pod, namespace, tailLines: 500 })),
    );
    const leak = secrets.find(([, value]) => logs.some((log) => log.includes(value)));
    if (leak)
      return fail(`a log of ${name.name} holds the value of ${leak[0]}`, `remove it from what is logged`);
    const silent = names.find((_, index) => !logs[index]?.trim());
    if (silent) return fail(`the log of pod ${silent} is empty`, kubectl(context, `logs ${silent}`));
    lines.push(`${name.name} ${logs.map((log) => log.trim().split('\n').length).join(' and ')} lines`);
  }
  return ok(lines.join(', '));
}
