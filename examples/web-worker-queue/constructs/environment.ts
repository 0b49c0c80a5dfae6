import type { k8s } from 'cdk8s-plus-28';
import type { Values } from '../values';

/** Where the environment of web and workers comes from. */
export interface EnvironmentProps extends Pick<Values, 'env' | 'existingSecret'> {
  readonly queueUrl: string;
}

/** The variables of a container, in the order of their names. */
export function environment({
  env,
  existingSecret,
  queueUrl,
}: EnvironmentProps): Pick<k8s.Container, 'env' | 'envFrom'> {
  const names = Object.keys(env).sort();
  return {
    env: [{ name: 'QUEUE_URL', value: queueUrl }, ...names.map((name) => ({ name, value: env[name] }))],
    ...(existingSecret && { envFrom: [{ secretRef: { name: existingSecret } }] }),
  };
}
