import type { Variable, VariableOverride } from '../../../../application';

/** Variables with what the user says of them; one that was not found is added. */
export function overriddenVariables(
  variables: readonly Variable[],
  overrides: Readonly<Record<string, VariableOverride>>,
): Variable[] {
  const names = new Set(variables.map(({ name }) => name));
  const added = Object.keys(overrides)
    .filter((name) => !names.has(name))
    .map(userVariable);
  return [...variables, ...added].map((variable) => ({ ...variable, ...overrides[variable.name] }));
}

function userVariable(name: string): Variable {
  return {
    name,
    meaning: 'other',
    required: false,
    secret: false,
    when: 'run',
    type: 'string',
    evidence: [{ file: 'todo.config.ts', text: name }],
  };
}
