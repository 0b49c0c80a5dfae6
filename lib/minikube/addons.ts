import { during, Reporter } from '../support/reporter';
import { hasDeployment } from './cluster-health';
import { readObjects } from './cluster-state';
import { componentNamed } from './component-named';
import { MinikubeContext, runMinikube } from './minikube-command';

interface Addon {
  readonly name: string;
  /** The Deployment by which one sees that it is there, as `namespace/name`. */
  readonly deployment: string;
  /** Arguments that make it use the built images instead of its own. */
  readonly builtImages: () => readonly string[];
}

/** The addons of a cluster on this machine itself, where Minikube's defaults are not installed. */
const ADDONS: readonly Addon[] = [
  {
    name: 'storage-provisioner-rancher',
    deployment: 'local-path-storage/local-path-provisioner',
    builtImages: () => [
      `--images=LocalPathProvisioner=${nameWithin('docker.io/', 'local-path-provisioner')},Helper=${nameWithin('docker.io/library/', 'busybox')}`,
    ],
  },
  {
    name: 'metrics-server',
    deployment: 'kube-system/metrics-server',
    builtImages: () => [
      `--images=MetricsServer=${nameWithin('registry.k8s.io/', 'metrics-server')}`,
      '--registries=MetricsServer=registry.k8s.io',
    ],
  },
];

/** Enables the addons that a cluster with the driver none does not have yet. */
export async function enableAddons(
  context: MinikubeContext,
  built: boolean,
  reporter: Reporter,
): Promise<void> {
  const objects = (await readObjects(context)) ?? { items: [] };
  const missing = ADDONS.filter(({ deployment }) => !hasDeployment(objects, deployment));
  for (const { name, builtImages } of missing) {
    const args = ['addons', 'enable', name, ...(built ? builtImages() : [])];
    await during(reporter, `addon ${name}`, () => runMinikube(context, args, { timeoutMs: 300_000 }));
  }
}

/** A component's image name without its registry, as Minikube's addon options take it. */
function nameWithin(prefix: string, component: string): string {
  const { image = '' } = componentNamed(component);
  if (!image.startsWith(prefix)) throw new Error(`${image} does not begin with ${prefix}`);
  return image.slice(prefix.length);
}
