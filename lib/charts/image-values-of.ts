import type { ImageValues } from '../constructs/image';

/** Where an image is found: what a chart's `image` takes from a reference. */
export type ImageLocation = Pick<ImageValues, 'registry' | 'repository'> &
  Partial<Pick<ImageValues, 'tag' | 'digest'>>;

/**
 * The parts of an image reference, e.g. of `docker.io/library/web:1.0`.
 *
 * @throws Error when the reference has no registry
 */
export function imageValuesOf(reference: string): ImageLocation {
  const [, registry, repository, tag, digest] =
    /^([^/]+)\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(reference) ?? [];
  if (!registry || !repository) throw new Error(`not an image reference with a registry: ${reference}`);
  return { registry, repository, ...(tag && { tag }), ...(digest && { digest }) };
}
