import { UserError } from '../../lib/support/user-error';

/** The error for a person that `work` ends with. */
export function refusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
