import { isDeepStrictEqual } from 'node:util';
import { Kube } from './kube';
import { isStatus } from './is-status';

/** Name of the Secret to which the charts refer. */
const NAME = 'app-secrets';

/** What the cluster's app-secrets holds, decoded; empty when there is none. */
export async function readAppSecrets({ core, namespace }: Kube): Promise<ReadonlyMap<string, string>> {
  const secret = await core.readNamespacedSecret({ name: NAME, namespace }).catch(absent);
  const data = Object.entries(secret?.data ?? {});
  return new Map(data.map(([name, value]) => [name, Buffer.from(value, 'base64').toString('utf8')]));
}

/**
 * Makes app-secrets hold exactly `values`; an unchanged Secret is not written.
 *
 * @returns its resourceVersion, which changes exactly when a value does.
 */
export async function applyAppSecrets(
  { core, namespace }: Kube,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const data = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  );
  const existing = await core.readNamespacedSecret({ name: NAME, namespace }).catch(absent);
  const metadata = {
    name: NAME,
    labels: { 'app.kubernetes.io/part-of': 'todo', 'app.kubernetes.io/managed-by': 'make-deploy' },
  };
  const body = { type: 'Opaque', metadata, data };
  const secret = !existing
    ? await core.createNamespacedSecret({ namespace, body })
    : isDeepStrictEqual(existing.data, data)
      ? existing
      : await core.replaceNamespacedSecret({
          name: NAME,
          namespace,
          body: { ...body, metadata: { ...metadata, resourceVersion: existing.metadata?.resourceVersion } },
        });
  return secret.metadata?.resourceVersion ?? '';
}

function absent(error: unknown): undefined {
  if (isStatus(error, 404)) return undefined;
  throw error;
}
