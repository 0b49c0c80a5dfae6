import { isAddress } from './addresses';
import type { Variable } from './variable';

/**
 * What `.env` says of a variable that is no secret. BETTER_AUTH_URL there is the frontend's origin, which the addresses
 * have, whatever else an application calls so.
 *
 * @param settings what `.env` sets.
 */
export function statedValue(
  { name, meaning }: Pick<Variable, 'name' | 'meaning'>,
  settings: ReadonlyMap<string, string>,
): string | undefined {
  if (name === 'BETTER_AUTH_URL' && isAddress(meaning)) return undefined;
  return settings.get(name) ?? (meaning === 'openai-base-url' ? settings.get('OPENAI_BASE_URL') : undefined);
}
