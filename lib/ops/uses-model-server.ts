import { PLACEHOLDER_KEY } from '../application';

/**
 * Whether a model on the network answers in the chat: a key or an address is enough.
 *
 * @param settings the settings of `.env`, or of the cluster by the same names.
 */
export function usesModelServer(settings: ReadonlyMap<string, string>): boolean {
  const key = settings.get('OPENAI_API_KEY');
  return Boolean((key && key !== PLACEHOLDER_KEY) || settings.get('OPENAI_BASE_URL'));
}
