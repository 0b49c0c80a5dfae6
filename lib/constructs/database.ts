import { type Static, type TString, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { hardenedPod } from './hardened-pod';
import type { ImageValues } from './image';
import { IngressPolicy, type NetworkPolicyValues } from './ingress-policy';
import { selectorLabels } from './labels';
import { type ObjectProps, objectMetadata } from './object-metadata';
import { type PersistenceValues, dataVolumes, volumeClaimTemplates } from './persistence';
import { PodController } from './pod-controller';
import { certificateFolder, certificateMaker, certificateSettings } from './postgres-certificate';
import { type Probes, probes } from './probes';
import { secretKeyValue, secretNameValue } from './secret';
import { Service, type ServiceValues } from './service';
import { ServiceAccount } from './service-account';
import type { WorkloadValues } from './workload-values';

/** Made on the first start, and not changed later. */
export const postgresValues = {
  database: identifier('Name of the database, made on the first start.'),
  user: identifier('Its owner, made on the first start.'),
  secret: Type.Object(
    {
      name: secretNameValue(),
      keys: Type.Object(
        {
          password: secretKeyValue(
            'POSTGRES_PASSWORD',
            "Key of the owner's password, set on the first start.",
          ),
        },
        { description: 'Where in the Secret each entry is.' },
      ),
    },
    { description: 'The Secret with what nobody may read.' },
  ),
  maxConnections: Type.Integer({
    minimum: 20,
    maximum: 10_000,
    description:
      'Connections at the same time, of all replicas of backend and frontend together; during a rollout each has one ' +
      'replica more.',
    default: 200,
  }),
  terminationGracePeriodSeconds: Type.Integer({
    minimum: 10,
    maximum: 3600,
    description: 'Seconds in which PostgreSQL writes everything before it ends.',
    default: 60,
  }),
};

export interface DatabaseProps extends ObjectProps, WorkloadValues {
  /** An image of PostgreSQL 17. */
  readonly image: ImageValues;
  readonly database: string;
  readonly user: string;
  readonly secret: Static<(typeof postgresValues)['secret']>;
  readonly persistence: PersistenceValues;
  readonly service: ServiceValues;
  readonly networkPolicy: NetworkPolicyValues;
  readonly maxConnections: number;
  readonly terminationGracePeriodSeconds: number;
}

const PORT = 5432;
const VOLUME = 'data';
const MOUNT_PATH = '/var/lib/postgresql/data';

/**
 * One PostgreSQL with its volume. It does not follow changes of the Secret: the password is set on the first start
 * only, and another secret's change must not interrupt it.
 */
export class Database extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    if (props.serviceAccount.create) new ServiceAccount(this, 'ServiceAccount', props);
    const manifest: unknown = k8s.KubeStatefulSet.manifest(statefulSet(props));
    new PodController(this, 'StatefulSet', manifest, props.affinity);

    const served = { ...props, portName: 'postgres' };
    new Service(this, 'Service', served);
    if (props.networkPolicy.enabled) new IngressPolicy(this, 'IngressPolicy', served);
  }
}

function statefulSet(props: DatabaseProps): k8s.KubeStatefulSetProps {
  const { name, identity, persistence } = props;
  const claims = volumeClaimTemplates(VOLUME, persistence, identity);
  return {
    metadata: objectMetadata(props),
    spec: {
      replicas: 1,
      revisionHistoryLimit: 3,
      serviceName: name,
      selector: { matchLabels: selectorLabels(identity) },
      template: podTemplate(props),
      ...(claims.length > 0 && { volumeClaimTemplates: claims }),
    },
  };
}

function podTemplate(props: DatabaseProps): k8s.PodTemplateSpec {
  const { identity, user, database, secret, persistence, maxConnections, extraEnv, extraEnvFrom } = props;
  const settings = [`max_connections=${maxConnections}`, ...certificateSettings];
  return hardenedPod({
    ...props,
    initContainers: [certificateMaker],
    containers: [
      {
        name: identity.component,
        args: ['postgres', ...settings.flatMap((setting) => ['-c', setting])],
        ports: [{ name: 'postgres', containerPort: PORT }],
        variables: {
          literals: {
            POSTGRES_USER: user,
            POSTGRES_DB: database,
            // A folder of the volume, because its root may hold `lost+found` and belong to someone else.
            PGDATA: `${MOUNT_PATH}/pgdata`,
          },
          secret: {
            name: secret.name,
            variables: [{ variable: 'POSTGRES_PASSWORD', key: secret.keys.password }],
          },
          extraEnv,
          extraEnvFrom,
        },
        probes: postgresProbes(props),
        volumeMounts: [{ name: VOLUME, mountPath: MOUNT_PATH }],
      },
    ],
    volumes: dataVolumes(VOLUME, persistence),
    scratch: [
      { name: 'tmp', path: '/tmp', sizeLimit: '64Mi' },
      { name: 'run', path: '/var/run/postgresql', sizeLimit: '16Mi' },
      certificateFolder,
    ],
  });
}

/** By TCP: the server that initializes an empty volume listens on a socket only and must not count as ready. */
function postgresProbes({ user, database, probes: timing }: DatabaseProps): Probes {
  const command = ['pg_isready', '--host=127.0.0.1', `--username=${user}`, `--dbname=${database}`];
  return probes({ alive: { exec: { command } }, ready: { exec: { command } }, timing });
}

function identifier(description: string): TString {
  return Type.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$', description, default: 'todo' });
}
