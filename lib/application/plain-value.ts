import { type Addresses, addressValue } from './addresses';
import { statedValue } from './stated-value';
import type { Variable } from './variable';

/**
 * The value of a variable that is no secret: what the user fixed, what `.env` says, or what it stands for.
 *
 * @param settings what `.env` sets.
 * @returns undefined where the application's own default, or none, holds.
 */
export function plainValue(
  variable: Omit<Variable, 'evidence'>,
  settings: ReadonlyMap<string, string>,
  addresses: Addresses,
): string | undefined {
  return variable.value ?? statedValue(variable, settings) ?? addressValue(variable, addresses);
}
