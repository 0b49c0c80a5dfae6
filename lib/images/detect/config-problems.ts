import type { Application, PartOverrides, Problem } from '../../application';
import { CONFIG_FILE } from '../../config';

/** Secrets whose values stand in `todo.config.ts`, which is committed. */
export function configProblems({ variables }: Application, overrides: PartOverrides): Problem[] {
  return variables
    .filter(({ name, secret }) => secret && overrides.variables?.[name]?.value !== undefined)
    .map(({ name }) => ({
      code: 'SECRET_IN_CONFIG',
      found: `${CONFIG_FILE} gives the secret ${name} a value`,
      needed: 'secrets in .env, which git ignores',
      mend: `write ${name} into .env and delete its value in ${CONFIG_FILE}; or say secret: false where it is none`,
      evidence: [],
    }));
}
