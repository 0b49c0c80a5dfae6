import { type Static, Type } from '@sinclair/typebox';
import type { k8s } from 'cdk8s-plus-28';
import { DATA_KEY, DNS_NAME, VARIABLE } from './formats';

const keyReference = Type.Object({
  name: Type.String({ pattern: DNS_NAME, description: 'Name of the Secret or ConfigMap.' }),
  key: Type.String({ pattern: DATA_KEY, description: 'Key of its entry.' }),
  optional: Type.Optional(Type.Boolean({ description: 'Start also without it.' })),
});

const objectReference = Type.Object({
  name: Type.String({ pattern: DNS_NAME, description: 'Name of the Secret or ConfigMap.' }),
  optional: Type.Optional(Type.Boolean({ description: 'Start also without it.' })),
});

/** Variables that a user adds. */
export const extraVariableValues = {
  extraEnv: Type.Array(
    Type.Object({
      name: Type.String({ pattern: VARIABLE, description: 'Name of the variable.' }),
      value: Type.Optional(Type.String({ description: 'Its value.' })),
      valueFrom: Type.Optional(
        Type.Object(
          {
            secretKeyRef: Type.Optional(keyReference),
            configMapKeyRef: Type.Optional(keyReference),
            fieldRef: Type.Optional(
              Type.Object({ fieldPath: Type.String({ minLength: 1, description: 'E.g. `status.podIP`.' }) }),
            ),
          },
          { description: 'Where its value comes from, in place of `value`.' },
        ),
      ),
    }),
    { description: "More environment variables, as in a container's `env`.", default: [] },
  ),
  extraEnvFrom: Type.Array(
    Type.Object({
      prefix: Type.Optional(Type.String({ pattern: VARIABLE, description: 'Stands before each name.' })),
      secretRef: Type.Optional(objectReference),
      configMapRef: Type.Optional(objectReference),
    }),
    {
      description:
        "Secrets and ConfigMaps of which each entry becomes a variable, as in a container's `envFrom`.",
      default: [],
    },
  ),
};

type Extra<K extends keyof typeof extraVariableValues> = Static<(typeof extraVariableValues)[K]>;

/** One key of a Secret that becomes an environment variable. */
export interface SecretVariable {
  /** Name of the variable. */
  readonly variable: string;
  readonly key: string;
  /** Start also without the key. @default false */
  readonly optional?: boolean;
}

/** Where a container's environment variables come from. */
export interface VariableSources {
  /** Variables written out. @default - none */
  readonly literals?: Readonly<Record<string, string>>;
  /** ConfigMap of which every entry becomes a variable. @default - none */
  readonly configMap?: string;
  /** Secret of which the named keys become variables. @default - none */
  readonly secret?: { readonly name: string; readonly variables: readonly SecretVariable[] };
  /** The user's own. @default - none */
  readonly extraEnv?: Extra<'extraEnv'>;
  /** The user's own. @default - none */
  readonly extraEnvFrom?: Extra<'extraEnvFrom'>;
}

/** A container's `env` and `envFrom`. Secret keys are named one by one: a container gets none it does not use. */
export function containerVariables(sources: VariableSources): Pick<k8s.Container, 'env' | 'envFrom'> {
  const { literals = {}, configMap, secret, extraEnv = [], extraEnvFrom = [] } = sources;
  const env: k8s.EnvVar[] = [
    ...Object.entries(literals).map(([name, value]) => ({ name, value })),
    ...(secret?.variables ?? []).map(({ variable, ...reference }) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name: secret?.name, ...reference } },
    })),
    ...extraEnv,
  ];
  const envFrom: k8s.EnvFromSource[] = [
    ...(configMap ? [{ configMapRef: { name: configMap } }] : []),
    ...extraEnvFrom,
  ];
  return { ...(env.length > 0 && { env }), ...(envFrom.length > 0 && { envFrom }) };
}
