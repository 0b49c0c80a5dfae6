import { readWorkload } from '../../kube/workload';
import { BACKEND, FRONTEND } from '../../workload-names';
import { Check, fail, Finding, ok, warn } from '../check';
import { VerifyContext, kubectl } from '../verify-context';

/** Pods run the image of the source's content tag, and the specification's names are there too. */
export function imageChecks(context: VerifyContext): Check[] {
  const parts = [
    { name: BACKEND, reference: context.sourceImages.backend },
    { name: FRONTEND, reference: context.sourceImages.frontend },
  ];
  return parts.map(({ name: { kind, name }, reference }) => ({
    code: `IMAGE_${name.replace('todo-', '').toUpperCase()}`,
    title: `image of ${name} is built and runs`,
    criterion: 'Docker images built and available',
    needs: ['CLUSTER'],
    run: async (): Promise<Finding> => {
      const { kube } = context;
      const workload = await readWorkload(kube, { kind, name });
      if (!workload) return fail(`there is no ${kind} ${name}`, 'make deploy');
      const pods = await kube.core.listNamespacedPod({
        namespace: kube.namespace,
        labelSelector: workload.selector,
      });
      const declared = workload.containers[0]?.image ?? '';
      const staying = pods.items.filter(({ metadata }) => !metadata?.deletionTimestamp);
      for (const { metadata, spec, status } of staying) {
        const waiting = status?.containerStatuses?.find(({ state }) =>
          /Image/.test(state?.waiting?.reason ?? ''),
        );
        if (waiting)
          return fail(
            `pod ${metadata?.name}: ${waiting.state?.waiting?.reason}, image ${waiting.image}`,
            kubectl(context, `rollout undo deployment/${name}`),
          );
        const other = spec?.containers.find(({ image }) => image !== declared);
        if (other)
          return fail(`pod ${metadata?.name} still runs ${other.image}, not ${declared}`, 'make deploy');
      }
      if (declared === reference) return ok(declared);
      return warn(`runs ${declared}; the source folder is ${reference} by now`, 'make deploy');
    },
  }));
}
