import type { ImageValues } from '../constructs/image';

/** Where an image is found: what a chart's `image` takes from a reference. */
export type ImageLocation = Partial<Pick<ImageValues, 'registry' | 'repository' | 'tag' | 'digest'>>;

/** The parts of an image reference with a registry, e.g. `docker.io/library/web:1.0`. */
export function imageValuesOf(reference: string): ImageLocation {
  const [, registry, repository, tag, digest] =
    /^([^/]+)\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(reference) ?? [];
  return { registry, repository, ...(tag && { tag }), ...(digest && { digest }) };
}
