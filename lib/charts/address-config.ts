import { type Addresses, addressValue } from '../application';
import type { JsonObject } from '../helm/json';
import { configVariables } from './server/config-variables';
import { DEFAULT_ADDRESSES } from './server/default-addresses';
import type { ServerFacts } from './server/server-facts';

/** The values of `config` that a deployment's addresses make different from the chart's own. */
export function addressConfig({ plain }: ServerFacts, addresses: Addresses): JsonObject {
  const changed = configVariables(plain).flatMap(({ key, variable }): [string, string][] => {
    const value = addressValue(variable, addresses);
    const isFixed = variable.value !== undefined || value === addressValue(variable, DEFAULT_ADDRESSES);
    return value === undefined || isFixed ? [] : [[key, value]];
  });
  return Object.fromEntries(changed);
}
