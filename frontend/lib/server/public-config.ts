import type { Environment } from './environment';

/** Configuration that the browser may see. */
export interface PublicConfig {
  /** ChatKit's domain key for this origin; empty when none is set. */
  readonly openaiDomainKey: string;
}

/** Reads what the browser may see; called for each request, so one image serves every environment. */
export function readPublicConfig(env: Environment): PublicConfig {
  return { openaiDomainKey: env.NEXT_PUBLIC_OPENAI_DOMAIN_KEY?.trim() ?? '' };
}
