import type { Addresses } from '../../application';

/** What the values of variables depend on besides the sources. */
export interface Surroundings {
  /** What `.env` sets. */
  readonly settings: ReadonlyMap<string, string>;
  readonly addresses: Addresses;
  /** What `make deploy` is given besides the folders, with a blank before it. @default - nothing */
  readonly deployOptions?: string;
}
