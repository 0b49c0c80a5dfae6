import { parseAllDocuments } from 'yaml';
import { Workload, WorkloadName } from '../kube/workload';

interface Manifest {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: { readonly spec?: PodSpec };
  };
}

interface PodSpec {
  readonly initContainers?: readonly { readonly image: string }[];
  readonly containers?: readonly { readonly image: string }[];
}

/**
 * What was changed by other means since a release was installed, so that installing the same chart again mends it.
 * More replicas than the chart asks for are a user's wish (`make scale`) and no drift.
 *
 * @param manifest the release's manifests as Helm keeps them.
 * @param live reads a workload of the cluster.
 * @returns a line for each difference.
 */
export async function drift(
  manifest: string,
  live: (name: WorkloadName) => Promise<Workload | undefined>,
): Promise<string[]> {
  const documents = parseAllDocuments(manifest).map((document) => document.toJS() as Manifest | null);
  const found = await Promise.all(
    documents.map(async (document) => {
      const { kind, metadata, spec } = document ?? {};
      if ((kind !== 'Deployment' && kind !== 'StatefulSet') || !metadata?.name) return [];
      return differences(metadata.name, spec ?? {}, await live({ kind, name: metadata.name }));
    }),
  );
  return found.flat();
}

function differences(
  name: string,
  spec: NonNullable<Manifest['spec']>,
  live: Workload | undefined,
): string[] {
  if (!live) return [`${name} is gone`];
  const pod = spec.template?.spec;
  const images = [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].map(({ image }) => image);
  const replicas = spec.replicas ?? 1;
  return [
    ...(live.desired < replicas ? [`${name} is scaled to ${live.desired} of ${replicas}`] : []),
    ...(images.join() !== live.images.join() ? [`${name} runs ${live.images.join(', ')}`] : []),
  ];
}
