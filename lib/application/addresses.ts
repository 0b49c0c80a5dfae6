import type { Variable, VariableMeaning } from './variable';

/** Where the parts of a deployment find each other. Origins have no slash at their end. */
export interface Addresses {
  /** Under which browsers reach the frontend, e.g. `http://localhost:3000`. */
  readonly frontendOrigin: string;
  /** Under which browsers reach the backend, e.g. `http://localhost:8000`. */
  readonly backendOrigin: string;
  /** Inside the cluster (or the compose network), e.g. `http://todo-frontend:3000`. */
  readonly frontendService: string;
  /** Inside the cluster, e.g. `http://todo-backend:8000`. */
  readonly backendService: string;
}

/** The value that a variable gets by what it stands for; `undefined` where the meaning alone gives none. */
export function addressValue(
  variable: Pick<Variable, 'meaning' | 'path' | 'type'>,
  addresses: Addresses,
): string | undefined {
  const address = ADDRESSES[variable.meaning]?.(addresses);
  if (address === undefined) return undefined;
  const text = address + (variable.path ?? '');
  return variable.type === 'list' ? JSON.stringify([text]) : text;
}

/** Whether a variable of this meaning holds an address of a part, or several. */
export function isAddress(meaning: VariableMeaning): boolean {
  return meaning in ADDRESSES;
}

const ADDRESSES: Partial<Record<VariableMeaning, (addresses: Addresses) => string>> = {
  'frontend-origin': ({ frontendOrigin }) => frontendOrigin,
  'frontend-origins': ({ frontendOrigin }) => frontendOrigin,
  'frontend-service': ({ frontendService }) => frontendService,
  'jwks-url': ({ frontendService }) => `${frontendService}/api/auth/jwks`,
  'backend-origin': ({ backendOrigin }) => backendOrigin,
  'backend-service': ({ backendService }) => backendService,
};
