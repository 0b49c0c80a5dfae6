import type { ServerFacts } from '../server/server-facts';
import { valueKeys } from '../server/value-keys';

/** What NOTES.txt says of the Secret that a server reads, as a Helm template; empty where it reads none. */
export function notesHint({ secret }: ServerFacts): string {
  const keys = [...valueKeys(secret)].filter(([{ required }]) => required);
  if (secret.length === 0) return '';
  const names = keys.map(([, key]) => `{{ .Values.secret.keys.${key} }}`).join(', ');
  return `It reads the Secret {{ .Values.secret.name }}${names && `, which must have ${names}`}.`;
}
