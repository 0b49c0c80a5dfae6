import { join } from 'node:path';
import { cacheDir, distDir, stateDir } from '../support/paths';

/** Where this room keeps things. */
export interface ImageFolders {
  /** Images as tar files, and what is known of base images. Outside the checkout. */
  readonly cache: string;
  /** Output of the latest builds. */
  readonly logs: string;
  /** Generated Dockerfiles. */
  readonly docker: string;
}

/** The folders of this machine and checkout. */
export function imageFolders(): ImageFolders {
  return {
    cache: join(cacheDir(), 'images'),
    logs: join(stateDir(), 'logs', 'images'),
    docker: join(distDir, 'docker'),
  };
}
