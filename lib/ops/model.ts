import { usesModelServer } from './uses-model-server';

/**
 * Who answers in the chat, in a person's words.
 *
 * @param settings the settings of `.env`, or of the cluster by the same names.
 */
export function modelOf(settings: ReadonlyMap<string, string>): string {
  if (!usesModelServer(settings))
    return 'no model service, what the application answers without one (for OpenAI: set OPENAI_API_KEY in .env, then make deploy)';
  const at = settings.get('OPENAI_BASE_URL');
  return `${settings.get('OPENAI_MODEL') ?? 'the default model'} of ${at ? new URL(at).host : 'OpenAI'}`;
}
