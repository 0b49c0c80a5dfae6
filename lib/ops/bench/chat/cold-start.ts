import { execInPod } from '../../kube/exec-in-pod';
import type { Kube } from '../../kube/kube';
import { scaleDeployment } from '../../kube/scale';
import { readWorkload, WorkloadName } from '../../kube/workload';
import { until } from '../../until';
import { percentile } from './percentile';
import { statFields } from './stat-fields';
import { TICKS_PER_SECOND } from './ticks-per-second';

/** How often the pods are looked at, in milliseconds: what a start's figure is exact to. */
export const RESOLUTION_MS = 50;

const PATIENCE_MS = 120_000;

/** Seconds since the epoch, seconds since boot, and the first process. */
const NOW_AND_START = 'date +%s.%N; cat /proc/uptime /proc/1/stat';

export interface ColdStart {
  readonly name: string;
  /** Milliseconds from the start of the container's process until the cluster calls the pod ready: the median. */
  readonly median: number;
  readonly max: number;
}

/** Adds a replica to a Deployment and takes it away again, `rounds` times. */
export async function coldStart(kube: Kube, part: WorkloadName, rounds: number): Promise<ColdStart> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await startOnce(kube, part));
  return {
    name: part.name,
    median: Math.round(percentile(times, 50)),
    max: Math.round(Math.max(...times)),
  };
}

async function startOnce(kube: Kube, part: WorkloadName): Promise<number> {
  const before = await pods(kube, part);
  await scaleDeployment(kube, part.name, before.length + 1);
  try {
    const ready = await waitFor(`a further pod of ${part.name}`, async () => {
      const added = (await pods(kube, part)).find(({ name }) => before.every((pod) => pod.name !== name));
      return added?.ready ? { name: added.name, container: added.container, seen: Date.now() } : undefined;
    });
    return ready.seen - (await startOf(kube, ready.name, ready.container));
  } finally {
    await scaleDeployment(kube, part.name, before.length);
    await waitFor(
      `the end of that pod of ${part.name}`,
      async () => (await pods(kube, part)).length === before.length || undefined,
    );
  }
}

interface Pod {
  readonly name: string;
  readonly container: string;
  readonly ready: boolean;
}

async function pods(kube: Kube, part: WorkloadName): Promise<Pod[]> {
  const workload = await readWorkload(kube, part);
  const { items } = await kube.core.listNamespacedPod({
    namespace: kube.namespace,
    labelSelector: workload?.selector,
  });
  return items.map(({ metadata, spec, status }) => ({
    name: metadata?.name ?? '',
    container: spec?.containers[0]?.name ?? '',
    ready: status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false,
  }));
}

/** When a container's first process began, in milliseconds since the epoch; the pod's status knows whole seconds only. */
async function startOf(kube: Kube, pod: string, container: string): Promise<number> {
  const command = ['sh', '-c', NOW_AND_START];
  const { stdout } = await execInPod(kube, { pod, container, command, timeoutMs: 10_000 });
  return startIn(stdout);
}

/** Reads what `NOW_AND_START` prints. @returns milliseconds since the epoch. */
export function startIn(output: string): number {
  const [now = '', sinceBoot = '', stat = ''] = output.split('\n');
  const start = Number(statFields(stat)[19]) / TICKS_PER_SECOND;
  return (Number(now) - parseFloat(sinceBoot) + start) * 1000;
}

async function waitFor<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const seen = await until({ timeoutMs: PATIENCE_MS, everyMs: RESOLUTION_MS }, look);
  if (seen === undefined) throw new Error(`${what} did not come within ${PATIENCE_MS / 1000} s`);
  return seen;
}
