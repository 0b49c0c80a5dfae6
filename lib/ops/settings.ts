import type { Environment } from '../charts/environment';

/** What a user chooses with variables of `make` or flags. */
export interface Settings {
  readonly environment: Environment;
  readonly namespace: string;
  /** auto, docker, podman or none; checked by the cluster's room. */
  readonly driver: string;
  /** Source folders of the two parts. */
  readonly backendDir: string;
  readonly frontendDir: string;
  /** The `.env` file. */
  readonly envFile: string;
}
