import type { Variable } from './variable';

/** Whether a variable is read from the Secret: what nobody may read, and every piece of the database's address. */
export function keptInSecret({ secret, meaning }: Variable): boolean {
  return secret || meaning.startsWith('database-');
}
