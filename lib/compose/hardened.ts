import type { ComposeService } from './compose-file';

/** User and group of every process, as in the cluster. */
const [UID, GID] = [10001, 10001];

/** A folder in memory that can be written to. */
export interface Scratch {
  /** Absolute path in the container. */
  readonly path: string;
  /** Kubernetes quantity in Mi or Gi, e.g. `64Mi`. */
  readonly sizeLimit: string;
}

/** What every container is given: no privileges, and nothing to write to but these folders. */
export function hardened(scratch: readonly Scratch[]): Partial<ComposeService> {
  return {
    user: `${UID}:${GID}`,
    read_only: true,
    tmpfs: scratch.map(({ path, sizeLimit }) => `${path}:${mountOptions(sizeLimit)}`),
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges'],
  };
}

/** With an owner: runc before 1.2 gives a folder that is there already its old mode, whatever is said here. */
function mountOptions(sizeLimit: string): string {
  return `size=${sizeLimit.replace(/i$/, '')},mode=1777,uid=${UID},gid=${GID}`;
}
