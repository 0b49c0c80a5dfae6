import { variableKey } from '../../application';
import type { ChartVariable } from './server-facts';

/** The key under which each variable's value is found; a name that differs in form only keeps its own, if it can. */
export function valueKeys(variables: readonly ChartVariable[]): ReadonlyMap<ChartVariable, string> {
  const taken = new Set<string>();
  return new Map(
    variables.map((variable) => {
      let free = variableKey(variable.name);
      // `A` and `a`: the name of the second one is the key of the first.
      if (taken.has(free)) free = variable.name;
      while (taken.has(free)) free += '_';
      taken.add(free);
      return [variable, free];
    }),
  );
}
