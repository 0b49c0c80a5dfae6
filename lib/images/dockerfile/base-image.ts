import { UserError } from '../../support/user-error';
import { baseNames } from '../base-names';

const NAMES = { python: 'Python', node: 'Node.js' };

/**
 * The base image of a language's version, e.g. `docker.io/library/python:3.13-slim-trixie`.
 *
 * @param version `3.13` of Python, the major version of Node.
 * @throws UserError NO_BASE_VERSION for one that no base image is known for.
 */
export function baseImage(language: 'python' | 'node', version: string): string {
  const images: Readonly<Record<string, string>> = baseNames[language];
  const image = images[version];
  if (image !== undefined) return image;
  throw new UserError({
    code: 'NO_BASE_VERSION',
    found: `${NAMES[language]} ${version}`,
    needed: `a version that there is a base image for: ${Object.keys(images).join(', ')}`,
    mend: `write ${language}: '${Object.keys(images).at(-1) ?? ''}' (or another of these) into todo.config.ts`,
  });
}
