import { type Static, Type } from '@sinclair/typebox';

const image = (repository: string, tag: string) =>
  Type.Object({
    repository: Type.String({
      pattern: '^[a-z0-9]+([._:/-][a-z0-9]+)*$',
      default: repository,
      description: 'Registry and repository',
    }),
    tag: Type.String({ pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]*$', default: tag, description: 'Tag' }),
    digest: Type.String({
      pattern: '^(sha256:[0-9a-f]{64})?$',
      default: '',
      description: 'Digest, taken instead of the tag where it is given',
    }),
    pullPolicy: Type.Union([Type.Literal('Always'), Type.Literal('IfNotPresent'), Type.Literal('Never')], {
      default: 'IfNotPresent',
      description: 'When the image is pulled',
    }),
  });

/** CPU and memory; without quantities where Helm fills in no defaults, in the items of a map. */
const resources = (quantities: { readonly cpu?: string; readonly memory?: string } = {}) =>
  Type.Object({
    cpu: Type.String({
      pattern: '^[1-9][0-9]*m?$',
      default: quantities.cpu,
      description: 'CPU that is kept free for it',
    }),
    memory: Type.String({
      pattern: '^[1-9][0-9]*(Ki|Mi|Gi)$',
      default: quantities.memory,
      description: 'Memory that is kept free for it, and its limit',
    }),
  });

const worker = Type.Object({
  queues: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), {
    minItems: 1,
    description: 'Queues it takes jobs from, the most urgent first',
  }),
  replicas: Type.Integer({ minimum: 0, description: 'Pods that work at the same time' }),
  concurrency: Type.Optional(
    Type.Integer({ minimum: 1, description: 'Jobs that one pod works on at the same time' }),
  ),
  resources: resources(),
});

/** What can be chosen about the application. */
export const values = Type.Object({
  image: image('example/shop', '1.0.0'),
  existingSecret: Type.Optional(
    Type.String({
      minLength: 1,
      pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$',
      description: 'Secret whose keys become environment variables of web and workers',
    }),
  ),
  env: Type.Record(Type.String({ pattern: '^[A-Z_][A-Z0-9_]*$' }), Type.String(), {
    default: { LOG_LEVEL: 'info' },
    description: 'Environment variables of web and workers',
  }),
  nodeSelector: Type.Record(Type.String({ pattern: '^[a-z0-9A-Z._/-]+$' }), Type.String({ minLength: 1 }), {
    default: {},
    description: 'Labels that a node must have to run any of the pods',
  }),
  web: Type.Object({
    replicas: Type.Integer({
      minimum: 0,
      default: 2,
      description: 'Pods that serve at the same time, unless they are scaled',
    }),
    resources: resources({ cpu: '100m', memory: '128Mi' }),
    autoscaling: Type.Object({
      enabled: Type.Boolean({ default: false, description: 'Let the load decide how many pods serve' }),
      minReplicas: Type.Integer({ minimum: 1, default: 2, description: 'Fewest pods' }),
      maxReplicas: Type.Integer({ minimum: 1, default: 10, description: 'Most pods' }),
      cpuUtilization: Type.Integer({
        minimum: 1,
        maximum: 100,
        default: 80,
        description: 'CPU in use, in percent of what is kept free, that is aimed at',
      }),
    }),
    servicePort: Type.Integer({
      minimum: 1,
      maximum: 65535,
      default: 80,
      description: 'Port of the Service',
    }),
    ingress: Type.Object({
      enabled: Type.Boolean({ default: false, description: 'Make it reachable from outside the cluster' }),
      className: Type.Optional(Type.String({ minLength: 1, description: 'Controller that serves it' })),
      host: Type.String({ pattern: '^[a-z0-9.-]+$', default: 'shop.example', description: 'Host name' }),
      tlsSecret: Type.Optional(
        Type.String({
          minLength: 1,
          pattern: '^[a-z0-9-]+$',
          description: 'Secret with the certificate of the host',
        }),
      ),
      annotations: Type.Record(Type.String({ pattern: '^[a-z0-9A-Z._/-]+$' }), Type.String(), {
        default: {},
        description: 'Annotations, for the controller',
      }),
    }),
  }),
  workers: Type.Record(Type.String({ pattern: '^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$' }), worker, {
    default: { main: { queues: ['default'], replicas: 1, resources: { cpu: '100m', memory: '256Mi' } } },
    description: 'Workers by name: a Deployment for each',
  }),
  queue: Type.Object({
    url: Type.Optional(
      Type.String({
        minLength: 1,
        pattern: '^rediss?://[^ ]+$',
        description: 'Address of a queue outside of the chart; without it the chart brings one',
      }),
    ),
    image: image('valkey/valkey', '8.1-alpine'),
    resources: resources({ cpu: '50m', memory: '128Mi' }),
    persistence: Type.Object({
      enabled: Type.Boolean({ default: true, description: 'Keep jobs when the pod is replaced' }),
      size: Type.String({
        pattern: '^[1-9][0-9]*(Mi|Gi)$',
        default: '1Gi',
        description: 'Size of the volume',
      }),
      storageClassName: Type.Optional(
        Type.String({ minLength: 1, description: 'Class of the volume; the cluster chooses without it' }),
      ),
    }),
  }),
});

export type Values = Static<typeof values>;
