import { run } from '../../support/run';
import { nodeEnvironment } from './node-environment';

const ctr = ['--namespace', 'k8s.io', 'images'];

/** Names of the images that this machine's containerd has for Kubernetes. */
export async function listImages(): Promise<ReadonlySet<string>> {
  const { stdout } = await run('ctr', [...ctr, 'list', '--quiet'], { env: nodeEnvironment() });
  return new Set(stdout.split('\n').filter(Boolean));
}

/** Loads the images of a tar file (docker-archive or OCI archive) into this machine's containerd. */
export async function importImages(tarFile: string): Promise<void> {
  await run('ctr', [...ctr, 'import', tarFile], { env: nodeEnvironment(), timeoutMs: 600_000 });
}

/** Gives an image of this machine's containerd another name; an image that had the name loses it. */
export async function tagImage(source: string, target: string): Promise<void> {
  await run('ctr', [...ctr, 'tag', '--force', source, target], { env: nodeEnvironment() });
}
