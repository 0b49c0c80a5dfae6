import {
  type Application,
  type Variable,
  keptInSecret,
  plainValue,
  runVariables,
  secretValue,
} from '../../application';
import { DEFAULT_ADDRESSES } from '../../charts/server/default-addresses';

/**
 * Whether an application insists on a variable that has no value.
 *
 * @param settings what `.env` sets.
 */
export function isMissing(
  variable: Variable,
  application: Application,
  settings: ReadonlyMap<string, string>,
): boolean {
  if (!variable.required || variable.default !== undefined) return false;
  if (variable.name in runVariables(application).fixed) return false;
  if (!keptInSecret(variable)) return plainValue(variable, settings, DEFAULT_ADDRESSES) === undefined;
  // The address of the database and the secret that signs sessions are made where they are missing.
  const isMade = variable.meaning.startsWith('database-') || variable.meaning === 'auth-secret';
  return !isMade && secretValue(variable, settings) === undefined;
}
