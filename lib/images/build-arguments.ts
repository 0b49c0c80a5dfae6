import { Addresses, plainValue, Variable } from '../application';
import { buildVariables } from './build-variables';

/**
 * What is handed to a part's build, by name; nothing for what has no value, so that the application's own default holds.
 *
 * @param settings what `.env` says.
 */
export function buildArguments(
  variables: readonly Variable[],
  addresses: Addresses,
  settings: ReadonlyMap<string, string>,
): Record<string, string> {
  const values = buildVariables(variables).map(
    (one) => [one.name, plainValue(one, settings, addresses)] as const,
  );
  return Object.fromEntries(values.filter((pair): pair is [string, string] => Boolean(pair[1])));
}
