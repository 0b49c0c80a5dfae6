import type { VariableMeaning } from '../../../../application';

const SECRET_NAME = /SECRET|PASSWORD|PASSWD|PRIVATE|CREDENTIAL|TOKEN$|API_?KEY|ACCESS_KEY|_KEY$|_DSN$|_PAT$/;
const SECRET_MEANINGS: readonly VariableMeaning[] = [
  'auth-secret',
  'openai-api-key',
  'model-api-key',
  'database-url',
  'database-host',
  'database-port',
  'database-user',
  'database-password',
  'database-name',
];

/** Whether nobody may read a variable's value. What is public by its name never is. */
export function isSecretName(name: string, meaning: VariableMeaning): boolean {
  if (name.startsWith('NEXT_PUBLIC_')) return false;
  return SECRET_MEANINGS.includes(meaning) || SECRET_NAME.test(name);
}
