import { importImages, listImages, tagImage } from './bootstrap/container-images';
import { MinikubeContext, runMinikube } from './minikube-command';
import { PROFILE } from './paths';
import { Tools } from './tools';

/** A Minikube cluster as the other rooms use it. */
export interface Cluster {
  readonly profile: string;
  /** The kubectl context; every call has to name it. */
  readonly context: string;
  readonly driver: string;
  /** Absolute paths of the commands that fit this cluster. */
  readonly tools: Tools;
  /** Whether the node has an image. @param name with registry and tag, e.g. `docker.io/library/todo-backend:1a2b` */
  hasImage(name: string): Promise<boolean>;
  /** Loads the images of a tar file (docker-archive or OCI archive) into the node, with the names they have in it. */
  loadImage(tarFile: string): Promise<void>;
  /** Gives an image of the node one more name; an image that had the name loses it. */
  tagImage(source: string, target: string): Promise<void>;
}

/** The cluster of the profile, reached with these tools. */
export function openCluster(context: MinikubeContext): Cluster {
  const handle = { profile: PROFILE, context: PROFILE, driver: context.driver, tools: context.tools };
  return { ...handle, ...(context.driver === 'none' ? thisMachine : ownMachine(context)) };
}

type ImageStore = Pick<Cluster, 'hasImage' | 'loadImage' | 'tagImage'>;

/** The node is this machine: its containerd is asked directly. */
const thisMachine: ImageStore = {
  hasImage: async (name) => (await listImages()).has(name),
  loadImage: importImages,
  tagImage,
};

/** The node is a machine of its own: Minikube carries images there. */
function ownMachine(context: MinikubeContext): ImageStore {
  return {
    hasImage: async (name) => {
      const { stdout } = await runMinikube(context, ['image', 'ls', '--format=short'], { timeoutMs: 60_000 });
      return stdout.split('\n').includes(name);
    },
    loadImage: async (tarFile) => {
      await runMinikube(context, ['image', 'load', tarFile], { timeoutMs: 600_000 });
    },
    tagImage: async (source, target) => {
      await runMinikube(context, ['image', 'tag', source, target], { timeoutMs: 60_000 });
    },
  };
}
