import type { FrontendApplication, Variable } from '../../../../../lib/application';

/** The variable of a name. */
export function variableOf({ variables }: FrontendApplication, name: string): Variable {
  const found = variables.find((variable) => variable.name === name);
  if (!found) throw new Error(`${name} was not found among ${variables.map((each) => each.name).join(', ')}`);
  return found;
}
