import type { Kube } from '../../kube/kube';
import { readyEndpoints } from '../../kube/ready-endpoints';
import { readWorkload, WorkloadName } from '../../kube/workload';
import { BACKEND, DATABASE, FRONTEND } from '../../workload-names';
import type { CpuByPart } from './chat-report';
import { cpuSeconds } from './cpu-seconds';

/** Processor seconds of every part and of this process, until now. */
export async function cpuSecondsByPart(kube: Kube): Promise<CpuByPart> {
  const [frontend = 0, backend = 0, database = 0] = await Promise.all(
    [FRONTEND, BACKEND, DATABASE].map((part) => ofReplicas(kube, part)),
  );
  const { user, system } = process.cpuUsage();
  return { frontend, backend, database, generator: (user + system) / 1_000_000 };
}

async function ofReplicas(kube: Kube, part: WorkloadName): Promise<number> {
  const container = (await readWorkload(kube, part))?.containers[0]?.name ?? '';
  const pods = await readyEndpoints(kube, part.name);
  const seconds = await Promise.all(pods.map(({ pod }) => cpuSeconds(kube, pod, container)));
  return seconds.reduce((sum, one) => sum + one, 0);
}
