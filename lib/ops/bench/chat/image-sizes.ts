import type { Kube } from '../../kube/kube';

/** An image and the bytes it takes in the cluster's image store. */
export interface ImageSize {
  readonly image: string;
  /** Undefined when the node does not list it: it lists its 50 largest only. */
  readonly bytes?: number;
}

/** The sizes of images, as the node reports them. */
export async function imageSizes({ core }: Kube, images: readonly string[]): Promise<ImageSize[]> {
  const { items } = await core.listNode();
  const stored = items.flatMap(({ status }) => status?.images ?? []);
  return images.map((image) => ({
    image,
    bytes: stored.find(({ names }) => names?.includes(image))?.sizeBytes,
  }));
}
