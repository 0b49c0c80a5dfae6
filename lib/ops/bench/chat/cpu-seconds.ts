import { execInPod } from '../../kube/exec-in-pod';
import type { Kube } from '../../kube/kube';
import { statFields } from './stat-fields';
import { TICKS_PER_SECOND } from './ticks-per-second';

const TIMEOUT_MS = 10_000;

/** Processor time of all processes of a container until now, ended children included, in seconds. */
export async function cpuSeconds(kube: Kube, pod: string, container: string): Promise<number> {
  // Not from the cgroup: its files lie elsewhere with each version of cgroups. A process may end while cat reads.
  const command = ['sh', '-c', 'cat /proc/[0-9]*/stat 2>/dev/null || true'];
  const { stdout } = await execInPod(kube, { pod, container, command, timeoutMs: TIMEOUT_MS });
  return cpuSecondsIn(stdout);
}

/** The sum over lines of /proc/<pid>/stat: own time and that of ended children, each in user mode and in the kernel. */
export function cpuSecondsIn(lines: string): number {
  const ticks = lines
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => statFields(line).slice(11, 15));
  return ticks.reduce((sum, tick) => sum + Number(tick), 0) / TICKS_PER_SECOND;
}
