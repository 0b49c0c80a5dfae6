import type { PartName } from './application';
import type { Variable } from './variable';

/**
 * Variables that the specification names, which each part therefore has whether or not its code reads them. None of
 * them is required: what reads one says so itself.
 */
export const SPECIFIED_VARIABLES: Readonly<Record<PartName, readonly Variable[]>> = {
  backend: [
    specified({
      name: 'BETTER_AUTH_SECRET',
      meaning: 'auth-secret',
      secret: true,
      description: 'The secret that the frontend has too.',
    }),
    specified({
      name: 'BETTER_AUTH_URL',
      meaning: 'frontend-origin',
      description: "The browser's origin of the frontend.",
    }),
    specified({
      name: 'DATABASE_URL',
      meaning: 'database-url',
      secret: true,
      description: 'Address of the database, in the cluster or outside.',
    }),
    specified({
      name: 'OPENAI_API_KEY',
      meaning: 'openai-api-key',
      secret: true,
      description: 'Key of OpenAI or a compatible service.',
    }),
  ],
  frontend: [
    specified({
      name: 'NEXT_PUBLIC_BACKEND_URL',
      meaning: 'backend-service',
      description: "Where the frontend's server reaches the backend.",
    }),
    specified({
      name: 'NEXT_PUBLIC_OPENAI_DOMAIN_KEY',
      meaning: 'other',
      description: "ChatKit's domain key.",
    }),
  ],
};

function specified(
  variable: Pick<Variable, 'name' | 'meaning' | 'description'> & Partial<Variable>,
): Variable {
  return { required: false, secret: false, when: 'run', type: 'string', evidence: [], ...variable };
}
