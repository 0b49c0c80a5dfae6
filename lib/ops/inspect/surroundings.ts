import type { Addresses } from '../../application';

/** What the values of variables depend on besides the sources. */
export interface Surroundings {
  /** What `.env` sets. */
  readonly settings: ReadonlyMap<string, string>;
  readonly addresses: Addresses;
}
