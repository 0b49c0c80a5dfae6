import type { PartName } from '../application';
import type { Environment } from '../charts/environment';

/** Absolute paths of the source folders of the two parts. */
export interface Sources {
  readonly backendDir: string;
  readonly frontendDir: string;
}

/** What a user chooses with variables of `make` or flags. */
export interface Settings extends Sources {
  readonly environment: Environment;
  readonly namespace: string;
  /** auto, docker, podman or none; checked by the cluster's room. */
  readonly driver: string;
  /** Parts that are built by the Dockerfile in their source folder. */
  readonly ownDockerfiles: readonly PartName[];
  /** The `.env` file. */
  readonly envFile: string;
}
