import { variableKey } from '../../application';
import type { ChartVariable } from './server-facts';

/** The key under which each variable's value is found; a name that differs in form only keeps its own. */
export function valueKeys(variables: readonly ChartVariable[]): ReadonlyMap<ChartVariable, string> {
  const taken = new Set<string>();
  return new Map(
    variables.map((variable) => {
      const key = variableKey(variable.name);
      const free = taken.has(key) ? variable.name : key;
      taken.add(free);
      return [variable, free];
    }),
  );
}
