import type { Addresses } from './addresses';
import type { Application } from './application';
import { plainValue } from './plain-value';
import { runVariables } from './run-variables';
import { secretEntry } from './secret-entry';

export interface PartEnvironmentProps {
  /** What `.env` sets. */
  readonly settings: ReadonlyMap<string, string>;
  readonly addresses: Addresses;
  /** Entries of the Secret. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** Every environment variable that a running part has. What is absent is left to the application's own default. */
export function partEnvironment(
  application: Application,
  { settings, addresses, secrets }: PartEnvironmentProps,
): Record<string, string> {
  const { fixed, plain, secret } = runVariables(application);
  const entries = [
    ...Object.entries(fixed),
    ...plain.map((variable) => [variable.name, plainValue(variable, settings, addresses)] as const),
    ...secret.map((variable) => [variable.name, secrets[secretEntry(variable)]] as const),
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
