import { type Variable, descriptionOf, secretEntry, secretValue } from '../../application';
import type { ChartVariable, ServerFacts } from '../server/server-facts';

/** Settings as a shell makes them up. */
const SAMPLES: ReadonlyMap<string, string> = new Map([
  ['DATABASE_URL', 'postgresql://todo:PASSWORD@todo-database:5432/todo'],
  ['BETTER_AUTH_SECRET', '$(openssl rand -hex 32)'],
  ['OPENAI_API_KEY', 'KEY'],
]);

/** The entries of the Secret that a server reads, and samples of their values. */
export function secretSamples({ secret }: ServerFacts): Record<string, string> {
  const sample = (variable: ChartVariable): [string, string] => [
    secretEntry(variable),
    secretValue(variable, SAMPLES) ?? 'VALUE',
  ];
  return Object.fromEntries(secret.map(sample).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The entries of the Secret in Markdown: what each is for, and which may be missing. */
export function secretHint({ secret }: ServerFacts): string {
  return secret.map((variable) => `- ${entryText(variable)}`).join('\n');
}

function entryText(variable: Omit<Variable, 'evidence'>): string {
  const { name, required } = variable;
  const { about } = descriptionOf(variable);
  const entry = secretEntry(variable);
  const words = [
    `\`${entry}\``,
    ...(entry === name ? [] : [`for \`${name}\``]),
    ...(required ? [] : ['(may be missing)']),
  ];
  return about ? `${words.join(' ')}: ${about}` : words.join(' ');
}
