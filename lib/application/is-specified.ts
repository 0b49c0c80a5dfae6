import { SPECIFIED_VARIABLES } from './specified-variables';

/** Whether the specification names a variable of any part. */
export function isSpecified(name: string): boolean {
  return Object.values(SPECIFIED_VARIABLES).some((variables) =>
    variables.some((variable) => variable.name === name),
  );
}
