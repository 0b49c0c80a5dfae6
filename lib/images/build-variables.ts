import { keptInSecret, Variable } from '../application';

/** The variables whose values are frozen into an image, which everybody can read: no secret is among them. */
export function buildVariables(variables: readonly Variable[]): Variable[] {
  return variables.filter((one) => one.when !== 'run' && !keptInSecret(one));
}
