import { Step } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { until } from '../until';
import { explainPods, PodTrouble } from './explain-pods';
import { Kube } from './kube';
import { getFromPod } from './get-from-pod';
import { readyEndpoints } from './ready-endpoints';
import { readWorkload, Workload, WorkloadName } from './workload';

/**
 * Waits until every replica of every part is ready and of the newest revision, and answers when it is asked: after a
 * crash of the node the API server goes on telling for a while how things were before.
 *
 * @throws UserError NOT_READY saying which pods are not and why.
 */
export async function waitForRollout(
  kube: Kube,
  parts: readonly WorkloadName[],
  timeoutMs: number,
  step?: Step,
): Promise<void> {
  let shown = '';
  const settled = await until({ timeoutMs, everyMs: 1000 }, async () => {
    const workloads = await Promise.all(parts.map((part) => readWorkload(kube, part)));
    const text = workloads.map((w, i) => `${parts[i]?.name} ${w?.ready ?? 0}/${w?.desired ?? 0}`).join(', ');
    if (text !== shown) step?.update((shown = text));
    const settled = workloads.flatMap((workload) => (workload?.settled ? [workload] : []));
    if (settled.length < parts.length) return undefined;
    const serving = await Promise.all(settled.map((workload) => everyReplicaServes(kube, workload)));
    return serving.every(Boolean) || undefined;
  });
  if (settled) return;
  throw notReady(shown, timeoutMs, await explainPods(kube), kube);
}

/** Asks what its readiness probe asks; one that speaks no HTTP is believed. */
async function everyReplicaServes(kube: Kube, { name, containers }: Workload): Promise<boolean> {
  const path = containers[0]?.readinessProbe?.httpGet?.path;
  if (path === undefined) return true;
  const endpoints = await readyEndpoints(kube, name);
  const answers = await Promise.all(
    endpoints.map((endpoint) => getFromPod(kube, endpoint, path).catch(() => undefined)),
  );
  return endpoints.length > 0 && answers.every(isSuccess);
}

/** As the kubelet judges: a redirect is an answer too. */
function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 400;
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
