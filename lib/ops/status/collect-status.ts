import { V1Pod } from '@kubernetes/client-node';
import { Helm } from '../helm/helm';
import { explainPods } from '../kube/explain-pods';
import { Kube } from '../kube/kube';
import { readWorkload, Workload } from '../kube/workload';
import { BACKEND, DATABASE, FRONTEND } from '../workload-names';
import { StatusReport } from './status-report';

/** The part of the report that only a running cluster knows. */
export type LiveStatus = Pick<StatusReport, 'images' | 'releases' | 'workloads' | 'pods' | 'troubles'>;

/** What a cluster that does not run has to tell. */
export const NOTHING_LIVE: LiveStatus = { images: [], releases: [], workloads: [], pods: [], troubles: [] };

/** Reads releases, workloads and pods from the running cluster. */
export async function collectLiveStatus(kube: Kube, helm: Helm): Promise<LiveStatus> {
  const names = [DATABASE, BACKEND, FRONTEND];
  const [workloads, states, pods, troubles] = await Promise.all([
    Promise.all(names.map((name) => readWorkload(kube, name))),
    Promise.all(names.map(({ name }) => helm.state(name))),
    kube.core.listNamespacedPod({ namespace: kube.namespace }),
    explainPods(kube),
  ]);
  const present = workloads.filter((workload): workload is Workload => workload !== undefined);
  return {
    images: present.map(({ name, containers }) => ({ workload: name, image: containers[0]?.image ?? '' })),
    releases: names.flatMap(({ name }, index) => {
      const state = states[index];
      return state ? [{ name, status: state.status, revision: state.revision }] : [];
    }),
    workloads: present.map(({ name, ready, desired }) => ({ name, ready, desired })),
    pods: pods.items.map(podStatus),
    troubles: [
      ...present.filter(({ desired }) => desired === 0).map(({ name }) => `${name} is scaled to 0`),
      ...troubles.flatMap(({ summary, details }) => [summary, ...details.map((line) => `  ${line}`)]),
    ],
  };
}

function podStatus({ metadata, status }: V1Pod): StatusReport['pods'][number] {
  const containers = status?.containerStatuses ?? [];
  return {
    name: metadata?.name ?? '',
    phase: metadata?.deletionTimestamp ? 'Terminating' : (status?.phase ?? 'Unknown'),
    ready: containers.length > 0 && containers.every(({ ready }) => ready),
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
  };
}
