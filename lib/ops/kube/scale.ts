import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { Kube } from './kube';

/** Sets the number of replicas of a Deployment, as `kubectl scale` does. */
export async function scaleDeployment(
  { apps, namespace }: Kube,
  name: string,
  replicas: number,
): Promise<void> {
  await apps.patchNamespacedDeploymentScale(
    { name, namespace, body: { spec: { replicas } } },
    setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
  );
}
