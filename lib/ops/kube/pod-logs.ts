import { Kube } from './kube';
import { readWorkload, WorkloadName } from './workload';

/** How many of its last lines are read of each container. */
const LINES = 500;

/** The logs of a workload's containers now, by `pod/container`; by the pod alone where it has one container. */
export async function podLogs(kube: Kube, name: WorkloadName): Promise<ReadonlyMap<string, string>> {
  const { core, namespace } = kube;
  const labelSelector = (await readWorkload(kube, name))?.selector;
  const { items } = await core.listNamespacedPod({ namespace, labelSelector });
  const places = items
    .filter(({ metadata }) => !metadata?.deletionTimestamp)
    .flatMap(({ metadata, spec }) =>
      (spec?.containers ?? []).map(({ name: container }, _, { length }) => {
        const pod = metadata?.name ?? '';
        return { pod, container, title: length > 1 ? `${pod}/${container}` : pod };
      }),
    );
  const logs = await Promise.all(
    places.map(async ({ pod, container, title }): Promise<[string, string]> => {
      const log = await core.readNamespacedPodLog({ name: pod, container, namespace, tailLines: LINES });
      return [title, log];
    }),
  );
  return new Map(logs);
}
