import { setHeaderOptions, PatchStrategy } from '@kubernetes/client-node';
import { Kube } from './kube';
import { isStatus } from './is-status';

/** Labels by which the cluster itself refuses pods that break the restricted Pod Security Standard. */
const LABELS = Object.fromEntries(
  ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']),
);

/** Annotation that says from which folders the namespace's application was deployed. */
const SOURCES = 'todo-chatbot/sources';

/**
 * Makes the namespace when it is missing, and labels it so that the cluster enforces restricted Pod Security.
 *
 * @param sources the folders that are deployed into it. @default - what is written there stays
 * @returns the folders from which it was deployed before; undefined where nobody knows.
 */
export async function ensureNamespace(
  { core, namespace }: Kube,
  sources?: string,
): Promise<string | undefined> {
  const existing = await core.readNamespace({ name: namespace }).catch((error: unknown) => {
    if (isStatus(error, 404)) return undefined;
    throw error;
  });
  const metadata = { labels: LABELS, ...(sources !== undefined && { annotations: { [SOURCES]: sources } }) };
  if (!existing) {
    await core.createNamespace({ body: { metadata: { name: namespace, ...metadata } } });
    return undefined;
  }
  const { labels, annotations } = existing.metadata ?? {};
  const before = annotations?.[SOURCES];
  const isLabelled = Object.entries(LABELS).every(([name, value]) => labels?.[name] === value);
  if (!isLabelled || (sources !== undefined && before !== sources))
    await core.patchNamespace(
      { name: namespace, body: { metadata } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
  return before;
}
