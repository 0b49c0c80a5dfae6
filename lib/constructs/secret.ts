import { type TObject, type TString, Type } from '@sinclair/typebox';
import { DATA_KEY, DNS_NAME } from './formats';

type Keys = Record<string, TString>;

/** Schema of the Secret that a workload reads; the chart never makes it. */
export type SecretSchema<K extends Keys> = TObject<{ name: TString; version: TString; keys: TObject<K> }>;

export function secretValues<K extends Keys>(keys: K): SecretSchema<K> {
  return Type.Object(
    {
      name: secretNameValue(),
      version: Type.String({
        pattern: '^[-A-Za-z0-9_.]*$',
        description:
          "Any text, e.g. the Secret's `resourceVersion`: a change of it replaces the pods, which read the Secret once.",
        default: '',
      }),
      keys: Type.Object(keys, { description: 'Where in the Secret each entry is.' }),
    },
    { description: 'The Secret with what nobody may read.' },
  );
}

/** The name of a Secret. */
export function secretNameValue(): TString {
  return Type.String({
    pattern: DNS_NAME,
    maxLength: 253,
    description: 'Name of the Secret, which must exist in the namespace.',
    default: 'app-secrets',
  });
}

/** The name of a key of a Secret. */
export function secretKeyValue(key: string, description: string): TString {
  return Type.String({ pattern: DATA_KEY, description, default: key });
}
