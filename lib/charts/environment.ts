import { UserError } from '../support/user-error';

/** Every environment that can be deployed. */
export const ENVIRONMENTS = ['dev', 'prod'] as const;

export type Environment = (typeof ENVIRONMENTS)[number];

/**
 * The environment of that name.
 *
 * @throws UserError UNKNOWN_ENVIRONMENT
 */
export function parseEnvironment(name: string): Environment {
  const environment = ENVIRONMENTS.find((known) => known === name);
  if (environment) return environment;
  throw new UserError({
    code: 'UNKNOWN_ENVIRONMENT',
    found: `ENV=${name}`,
    needed: `one of ${ENVIRONMENTS.join(', ')}`,
    mend: `make deploy ENV=${ENVIRONMENTS[0]}`,
  });
}
