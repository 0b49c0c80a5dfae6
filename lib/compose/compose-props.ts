import type { Addresses, Applications } from '../application';
import type { ImagePart } from '../images';

/** What a Compose file is made from: the same as the charts and the images. */
export interface ComposeProps {
  readonly applications: Applications;
  readonly addresses: Addresses;
  /** What `.env` sets. Values of secrets are not written. */
  readonly settings: ReadonlyMap<string, string>;
  /** How the images are built. */
  readonly parts: readonly ImagePart[];
  readonly images: { readonly backend: string; readonly frontend: string; readonly database: string };
  /** `external`: DATABASE_URL of `.env` names a database outside, and none is run. */
  readonly database: 'internal' | 'external';
  /** The secrets' values by entry, as in the cluster's app-secrets; only how they are made up is written. */
  readonly secrets: SecretTexts;
  /** Local ports at which the parts answer. */
  readonly ports: { readonly backend: number; readonly frontend: number };
}

/** By entry of app-secrets, what stands for its value in the file: a text with `${NAME}` in it. */
export type SecretTexts = ReadonlyMap<string, string>;
