import type { VariableMeaning } from '../../../../application';
import type { VariableReads } from './variable-reads';

/**
 * Whether the application does not start, or does not work at all, without a variable.
 *
 * @param fallback its default in the code.
 */
export function isRequired(
  { reads, libraryReads }: VariableReads,
  meaning: VariableMeaning,
  fallback: string | undefined,
): boolean {
  if (libraryReads.some(({ required }) => required)) return true;
  const used = reads.filter(({ place }) => place !== 'unused');
  // A function may never be called, and TypeScript's `!` is a hope: for what has no known value neither stops anything.
  if (used.some(({ demand, onLoad, atStart }) => demand === 'thrown' && (onLoad || atStart))) return true;
  if (meaning === 'other' || fallback) return false;
  if (meaning === 'database-url' || meaning === 'auth-secret') return used.length > 0;
  if (fallback !== undefined) return false;
  const isBackend = meaning === 'backend-origin' || meaning === 'backend-service';
  return isBackend ? used.length > 0 : used.some(({ demand }) => demand !== 'none');
}
