import type { PublicConfig } from '../public-config';

let config: PublicConfig | undefined;

/** The public configuration that the server put into this page. */
export function publicConfig(): PublicConfig {
  config ??= JSON.parse(document.getElementById('public-config')?.textContent ?? '') as PublicConfig;
  return config;
}
