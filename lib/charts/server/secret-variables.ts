import type { Static, TProperties } from '@sinclair/typebox';
import { descriptionOf, secretEntry } from '../../application';
import type { StringMap } from '../../constructs/object-metadata';
import { secretKeyValue, secretValues } from '../../constructs/secret';
import type { VariableSources } from '../../constructs/variables';
import type { ChartVariable } from './server-facts';
import { valueKeys } from './value-keys';

/** The value `secret` of a chart. */
export type SecretValue = Static<ReturnType<typeof secretValues>>;

/** Where a container has its secret variables from; nowhere if it has none. */
type Source = (secret: SecretValue) => VariableSources['secret'];

/** What a chart has for the variables that are read from a Secret. */
export interface SecretVariables {
  /** The value `secret`, or none where there is no such variable. */
  readonly values: TProperties;
  readonly server: Source;
  /** Of the Job that migrates: what the application needs to start, and the database. */
  readonly migration: Source;
  /** Annotations of the pods that change with the Secret. */
  annotations(secret: SecretValue): StringMap;
}

/** The variables of a chart that are read from a Secret. */
export function secretVariables(variables: readonly ChartVariable[]): SecretVariables {
  if (variables.length === 0) return NONE;
  const keys = [...valueKeys(variables)];
  const entries = keys.map(([variable, key]): [string, ReturnType<typeof secretKeyValue>] => [
    key,
    secretKeyValue(secretEntry(variable), textOf(variable)),
  ]);
  return {
    values: { secret: secretValues(Object.fromEntries(entries)) },
    server: sourceOf(keys),
    migration: sourceOf(
      keys.filter(([{ required, meaning }]) => required || meaning.startsWith('database-')),
    ),
    annotations: ({ version }) => ({ secretVersion: version }),
  };
}

const NONE: SecretVariables = {
  values: {},
  server: () => undefined,
  migration: () => undefined,
  annotations: () => ({}),
};

/** What depends on the application is decided here, so that no branch of a chart's code stays untaken. */
function sourceOf(keys: readonly [ChartVariable, string][]): Source {
  const references = keys.map(([{ name, required }, key]) => ({
    variable: name,
    key,
    reference: required ? {} : { optional: true },
  }));
  return (secret) => ({
    name: secret.name,
    variables: references.map(({ variable, key, reference }) => ({
      variable,
      key: secret.keys[key] as string,
      ...reference,
    })),
  });
}

function textOf(variable: ChartVariable): string {
  const { name, required } = variable;
  const { about } = descriptionOf(variable);
  return [`Key of \`${name}\`${required ? '' : ', which may be missing'}.`, ...(about ? [about] : [])].join(
    ' ',
  );
}
