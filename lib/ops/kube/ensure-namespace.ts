import { setHeaderOptions, PatchStrategy } from '@kubernetes/client-node';
import { Kube } from './kube';
import { isStatus } from './is-status';

/** Labels by which the cluster itself refuses pods that break the restricted Pod Security Standard. */
const LABELS = Object.fromEntries(
  ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']),
);

/** Makes the namespace when it is missing, and labels it so that the cluster enforces restricted Pod Security. */
export async function ensureNamespace({ core, namespace }: Kube): Promise<void> {
  const existing = await core.readNamespace({ name: namespace }).catch((error: unknown) => {
    if (isStatus(error, 404)) return undefined;
    throw error;
  });
  if (!existing) {
    await core.createNamespace({ body: { metadata: { name: namespace, labels: LABELS } } });
  } else if (Object.entries(LABELS).some(([name, value]) => existing.metadata?.labels?.[name] !== value)) {
    await core.patchNamespace(
      { name: namespace, body: { metadata: { labels: LABELS } } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
  }
}
