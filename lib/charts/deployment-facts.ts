import type { Addresses, Applications, PartName } from '../application';
import type { JsonObject } from '../helm/json';

/** Values of `config` that a deployment chooses, by part; what is left out is as the charts have it. */
export type PartConfig = Readonly<Record<PartName, JsonObject>>;

/** What is known only when it is deployed; the same for every environment. */
export interface DeploymentFacts {
  /** What is deployed. */
  readonly applications: Applications;
  /** Image references, with content tags where they are known. */
  readonly images: { readonly backend: string; readonly frontend: string; readonly database: string };
  /** `external`: DATABASE_URL of `app-secrets` names a database outside, and none is deployed. */
  readonly database: 'internal' | 'external';
  /** Where browsers and the parts find each other. */
  readonly addresses: Addresses;
  /** `resourceVersion` of the Secret `app-secrets`. @default - a changed Secret replaces no pods */
  readonly secretVersion?: string;
  /** What `.env` sets. @default - the charts' own configuration */
  readonly config?: PartConfig;
}
