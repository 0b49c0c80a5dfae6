import { type Application, plainValue, runVariables, secretEntry, type Variable } from '../application';
import type { ComposeProps } from './compose-props';
import { interpolationName } from './interpolation-name';
import { literal } from './literal';

/**
 * A container's variables, sorted by name: public ones as texts, secret ones as `${…}`, which Compose fills in. What is
 * not among them has the application's own default.
 *
 * @param port the port that this process of the application listens on.
 */
export function environment(
  application: Application,
  port: number,
  { settings, addresses, secrets }: ComposeProps,
): Record<string, string | null> {
  const { fixed, plain, secret } = runVariables({
    ...application,
    port: { ...application.port, value: port },
  });
  const given = plain.flatMap((variable): [string, string][] => {
    const value = plainValue(variable, settings, addresses);
    return value === undefined ? [] : [[variable.name, value]];
  });
  const texts: [string, string | null][] = [
    ...[...Object.entries(fixed), ...given].map(([name, value]): [string, string] => [name, literal(value)]),
    ...secret.map((variable): [string, string | null] => [variable.name, secretText(variable, secrets)]),
  ];
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One that the application can do without, and that has no value now, is passed on when it is given one. */
function secretText(variable: Variable, secrets: ComposeProps['secrets']): string | null {
  const entry = secretEntry(variable);
  return secrets.get(entry) ?? (entry === variable.name ? null : `\${${interpolationName(entry)}-}`);
}
