import { Step } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { until } from '../until';
import { explainPods, PodTrouble } from './explain-pods';
import { Kube } from './kube';
import { readWorkload, WorkloadName } from './workload';

/**
 * Waits until every replica of every workload is ready and of the newest revision.
 *
 * @throws UserError NOT_READY saying which pods are not and why.
 */
export async function waitForRollout(
  kube: Kube,
  names: readonly WorkloadName[],
  timeoutMs: number,
  step?: Step,
): Promise<void> {
  let shown = '';
  const settled = await until({ timeoutMs, everyMs: 1000 }, async () => {
    const workloads = await Promise.all(names.map((name) => readWorkload(kube, name)));
    const text = workloads.map((w, i) => `${names[i]?.name} ${w?.ready ?? 0}/${w?.desired ?? 0}`).join(', ');
    if (text !== shown) step?.update((shown = text));
    return workloads.every((workload) => workload?.settled) || undefined;
  });
  if (settled) return;
  throw notReady(shown, timeoutMs, await explainPods(kube), kube);
}

function notReady(shown: string, timeoutMs: number, troubles: readonly PodTrouble[], kube: Kube): UserError {
  return new UserError({
    code: 'NOT_READY',
    found: [`after ${timeoutMs / 1000} s ready: ${shown}`, ...troubleLines(troubles)].join('\n'),
    needed: 'every replica ready',
    mend: `kubectl --context ${kube.context} -n ${kube.namespace} get pods, then make deploy`,
  });
}

/** Troubles as indented lines. */
export function troubleLines(troubles: readonly PodTrouble[]): string[] {
  return troubles.flatMap(({ summary, details }) => [
    `  ${summary}`,
    ...details.map((line) => `    ${line}`),
  ]);
}
