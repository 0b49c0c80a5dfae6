import { type Static, Type } from '@sinclair/typebox';

/** A host, perhaps with a port, or nothing. */
const REGISTRY = '^([a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?)?$';

/** What a parent chart sets for all its charts at once. */
export const globalValues = Type.Object(
  {
    imageRegistry: Type.String({
      pattern: REGISTRY,
      description: 'Registry of all images, in place of `image.registry`.',
      default: '',
    }),
    imagePullSecrets: pullSecrets('Secrets for all registries, before those of the chart.'),
  },
  { description: 'Settings that a parent chart shares with all its charts.' },
);

export const imageValues = Type.Object(
  {
    registry: Type.String({
      pattern: REGISTRY,
      description: 'Registry of the image; empty for the one that the node takes by default.',
      default: 'docker.io',
    }),
    repository: Type.String({
      pattern: '^[a-z0-9]+([-._/]+[a-z0-9]+)*$',
      description: 'Repository of the image.',
    }),
    tag: Type.String({
      pattern: '^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$',
      description: 'Tag of the image.',
    }),
    digest: Type.String({
      pattern: '^(sha256:[0-9a-f]{64})?$',
      description:
        'Digest of the image, which no one can move to another image: `sha256:…`. It wins over the tag.',
      default: '',
    }),
    pullPolicy: Type.Union([Type.Literal('IfNotPresent'), Type.Literal('Always'), Type.Literal('Never')], {
      description: 'When the node pulls the image.',
      default: 'IfNotPresent',
    }),
  },
  { description: 'The container image.' },
);

export const imagePullSecretValues = pullSecrets('Secrets with the credentials of the registry.');

export type GlobalValues = Static<typeof globalValues>;
export type ImageValues = Static<typeof imageValues>;

/** The reference under which the container runtime finds the image, e.g. `docker.io/library/web:1.0`. */
export function imageReference(image: ImageValues, global: GlobalValues): string {
  const registry = global.imageRegistry || image.registry;
  const prefix = registry ? `${registry}/` : '';
  const digest = image.digest ? `@${image.digest}` : '';
  return `${prefix}${image.repository}:${image.tag}${digest}`;
}

function pullSecrets(description: string) {
  return Type.Array(
    Type.Object({ name: Type.String({ minLength: 1, description: 'Name of the Secret.' }) }),
    {
      description,
      default: [],
    },
  );
}
