import { UserError } from '../support/user-error';

/** @throws UserError NOT_ROOT when the user is not root. @param command what to run as root, e.g. `make stop` */
export function requireRoot(command: string): void {
  if (process.getuid?.() === 0) return;
  throw new UserError({
    code: 'NOT_ROOT',
    found: 'the cluster runs on this machine itself, and the user is not root',
    needed: 'root, to change it',
    mend: `sudo ${command}`,
  });
}
