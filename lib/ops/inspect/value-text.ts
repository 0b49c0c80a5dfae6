import { type Application, keptInSecret, plainValue, runVariables, type Variable } from '../../application';
import { isMissing } from '../env/is-missing';
import { oneLine } from '../one-line';
import type { Surroundings } from './surroundings';

/** What a variable stands for, and the value it will get: of a secret, where it comes from. */
export function valueText(variable: Variable, application: Application, surroundings: Surroundings): string {
  const { meaning, name } = variable;
  const value = runVariables(application).fixed[name] ?? givenText(variable, application, surroundings);
  return meaning === 'other' ? value : `${meaning} → ${value}`;
}

function givenText(variable: Variable, application: Application, surroundings: Surroundings): string {
  if (isMissing(variable, application, surroundings.settings)) return 'write it into .env';
  return keptInSecret(variable) ? secretText(variable, surroundings) : plainText(variable, surroundings);
}

function secretText(variable: Variable, { settings }: Surroundings): string {
  const { name, meaning, required, databaseUrl } = variable;
  if (meaning === 'auth-secret') return 'BETTER_AUTH_SECRET';
  if (meaning === 'database-url')
    return databaseUrl
      ? `DATABASE_URL as ${databaseUrl.scheme}://…?${databaseUrl.tlsParameter}=…`
      : 'DATABASE_URL';
  if (meaning.startsWith('database-')) return 'its piece of DATABASE_URL';
  const source = meaning === 'openai-api-key' ? 'OPENAI_API_KEY' : name;
  if (settings.has(source)) return `${source} of .env`;
  return required ? 'a placeholder, until .env has one' : 'not set';
}

function plainText(variable: Variable, { settings, addresses }: Surroundings): string {
  const value = plainValue(variable, settings, addresses);
  if (value !== undefined) return value;
  return variable.default === undefined ? 'not set' : `${oneLine(variable.default) || "''"} (its default)`;
}
