import { type BackendApplication, PLACEHOLDER_KEY, secretEntry } from '../application';
import { usesModelServer } from './uses-model-server';

/**
 * Whether a model on the network answers in an application's chat, of OpenAI or of any other provider that it knows.
 *
 * @param settings the settings of `.env`, or of the cluster by the same names.
 */
export function hasModel({ variables }: BackendApplication, settings: ReadonlyMap<string, string>): boolean {
  const keys = variables.filter(({ meaning }) => meaning === 'model-api-key').map(secretEntry);
  return (
    usesModelServer(settings) ||
    keys.some((key) => ![undefined, '', PLACEHOLDER_KEY].includes(settings.get(key)))
  );
}
