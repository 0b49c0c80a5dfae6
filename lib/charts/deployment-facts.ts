import type { BackendConfig } from '../constructs/backend-config';
import type { FrontendConfig } from '../constructs/frontend';

/** Configuration that a deployment chooses; what is left out is as the charts have it. */
export interface PartConfig {
  readonly backend: Partial<BackendConfig>;
  readonly frontend: Partial<FrontendConfig>;
}

/** What is known only when it is deployed; the same for every environment. */
export interface DeploymentFacts {
  /** Image references, with content tags where they are known. */
  readonly images: { readonly backend: string; readonly frontend: string; readonly database: string };
  /** `external`: DATABASE_URL of `app-secrets` names a database outside, and none is deployed. */
  readonly database: 'internal' | 'external';
  /** Origin under which browsers reach the frontend, e.g. http://localhost:3000. */
  readonly frontendOrigin: string;
  /** `resourceVersion` of the Secret `app-secrets`. @default - a changed Secret replaces no pods */
  readonly secretVersion?: string;
  /** @default - the charts' own configuration */
  readonly config?: PartConfig;
}
