import { CoreV1Event, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { Kube } from './kube';

/** Lines of a container's log that are worth showing beside its failure. */
const LOG_LINES = 6;

/** Longest line that is shown whole. */
const LINE_LENGTH = 240;

/** Why a pod is not ready, in lines for a person. */
export interface PodTrouble {
  readonly pod: string;
  /** The shortest telling of it, with pod, reason and image. */
  readonly summary: string;
  /** Newest events, the newest first, and last log lines. */
  readonly details: readonly string[];
}

/**
 * Says of every pod that is not ready why.
 *
 * @param labelSelector which pods. @default - all of the namespace
 */
export async function explainPods(kube: Kube, labelSelector?: string): Promise<PodTrouble[]> {
  const { items } = await kube.core.listNamespacedPod({ namespace: kube.namespace, labelSelector });
  return Promise.all(items.filter(inTrouble).map((pod) => explain(kube, pod)));
}

function shortened(line: string): string {
  return line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)} …` : line;
}

function inTrouble({ metadata, status }: V1Pod): boolean {
  const ready = status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
  return !ready && !metadata?.deletionTimestamp && status?.phase !== 'Succeeded';
}

async function explain(kube: Kube, pod: V1Pod): Promise<PodTrouble> {
  const name = pod.metadata?.name ?? '';
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const culprit = statuses.find(hasProblem) ?? statuses.find(({ ready }) => !ready);
  const [events, log] = await Promise.all([
    warnings(kube, name),
    culprit ? lastLog(kube, name, culprit) : [],
  ]);
  const unscheduled = pod.status?.conditions?.find((c) => c.type === 'PodScheduled' && c.status === 'False');
  const reason = unscheduled
    ? `Pending, ${unscheduled.reason}: ${unscheduled.message}`
    : culprit
      ? `${culprit.name} ${containerReason(culprit)}, image ${culprit.image}`
      : `${pod.status?.phase}${pod.status?.reason ? `, ${pod.status.reason}: ${pod.status.message}` : ''}`;
  return {
    pod: name,
    summary: `pod ${name}: ${reason}`,
    details: [
      ...events
        .slice(-3)
        .reverse()
        .map((text) => shortened(`event: ${text}`)),
      ...log.map((text) => shortened(`log: ${text}`)),
    ],
  };
}

function hasProblem({ state, lastState, ready }: V1ContainerStatus): boolean {
  const waiting = state?.waiting?.reason;
  if (waiting) return waiting !== 'PodInitializing' && waiting !== 'ContainerCreating';
  const ended = state?.terminated ?? (ready ? undefined : lastState?.terminated);
  return ended !== undefined && ended.exitCode !== 0;
}

function containerReason({ state, lastState, restartCount }: V1ContainerStatus): string {
  const ended = state?.terminated ?? lastState?.terminated;
  const words = [
    state?.waiting?.reason ?? (state?.running ? 'runs but is not ready' : ended ? 'ended' : 'not started'),
    ended && `${ended.reason ?? 'ended'} with exit code ${ended.exitCode}`,
    restartCount > 0 && `${restartCount} restarts`,
  ];
  return words.filter(Boolean).join(', ');
}

async function warnings({ core, namespace }: Kube, pod: string): Promise<string[]> {
  const { items } = await core.listNamespacedEvent({
    namespace,
    fieldSelector: `involvedObject.name=${pod},type=Warning`,
  });
  const time = (event: CoreV1Event): number => (event.lastTimestamp ?? event.eventTime)?.getTime() ?? 0;
  return items.sort((a, b) => time(a) - time(b)).map(({ reason, message }) => `${reason}: ${message}`);
}

async function lastLog(
  { core, namespace }: Kube,
  name: string,
  { name: container, state, restartCount }: V1ContainerStatus,
): Promise<string[]> {
  const previous = Boolean(state?.waiting) && restartCount > 0;
  const log = await core
    .readNamespacedPodLog({ name, namespace, container, previous, tailLines: LOG_LINES })
    .catch(() => '');
  return log.split('\n').filter(Boolean);
}
