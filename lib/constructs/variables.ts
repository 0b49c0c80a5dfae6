import type { k8s } from 'cdk8s-plus-28';

/** Where a container's environment variables come from. */
export interface VariableSources {
  /** ConfigMap of which every entry becomes a variable. @default - none */
  readonly configMap?: string;
  /** Secret of which the named keys become variables of the same names. @default - none */
  readonly secret?: { readonly name: string; readonly keys: readonly string[] };
  /** Variables written out. @default - none */
  readonly literals?: Readonly<Record<string, string>>;
}

/** A container's `env` and `envFrom`. Secret keys are named one by one: a container gets none it does not use. */
export function containerVariables(sources: VariableSources): Pick<k8s.Container, 'env' | 'envFrom'> {
  const { configMap, secret, literals = {} } = sources;
  const env: k8s.EnvVar[] = [
    ...Object.entries(literals).map(([name, value]) => ({ name, value })),
    ...(secret?.keys ?? []).map((key) => ({
      name: key,
      valueFrom: { secretKeyRef: { name: secret?.name, key } },
    })),
  ];
  return {
    ...(env.length > 0 && { env }),
    ...(configMap && { envFrom: [{ configMapRef: { name: configMap } }] }),
  };
}
