import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { hardenedPod } from './hardened-pod';
import type { Identity } from './identity';
import { IngressPolicy } from './ingress-policy';
import { selectorLabels, standardLabels } from './labels';
import { type Probes, probes } from './probes';
import type { Resources } from './resources';

export interface DatabaseProps {
  /** Name of the StatefulSet and its Service. */
  readonly name: string;
  readonly identity: Identity;
  /** Image reference of PostgreSQL 17. */
  readonly image: string;
  /** Name of the database made on the first start. */
  readonly database: string;
  /** Its owner, made on the first start. */
  readonly user: string;
  /** Secret that must exist in the namespace, with the key `POSTGRES_PASSWORD`. */
  readonly secretName: string;
  /** Size of the volume as a quantity. It cannot be changed later: Kubernetes forbids it for a StatefulSet. */
  readonly storage: string;
  /** StorageClass of the volume. @default - the cluster's default */
  readonly storageClassName?: string;
  readonly resources: Resources;
  /** Values of `app.kubernetes.io/name` of the pods that may connect. @default - anyone */
  readonly clients?: readonly string[];
}

const PORT = 5432;
const VOLUME = 'data';
const MOUNT_PATH = '/var/lib/postgresql/data';

/**
 * One PostgreSQL with its volume. It does not follow changes of the Secret: the password is set on the first start
 * only, and another secret's change must not interrupt it.
 */
export class Database extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: DatabaseProps,
  ) {
    super(scope, id);
    this.addStatefulSet();
    this.addService();
    this.addIngressPolicy();
  }

  private get metadata(): k8s.ObjectMeta {
    return { name: this.props.name, labels: standardLabels(this.props.identity) };
  }

  private addStatefulSet(): void {
    new k8s.KubeStatefulSet(this, 'StatefulSet', {
      metadata: this.metadata,
      spec: {
        replicas: 1,
        revisionHistoryLimit: 3,
        serviceName: this.props.name,
        selector: { matchLabels: selectorLabels(this.props.identity) },
        template: this.podTemplate(),
        volumeClaimTemplates: [this.volumeClaim()],
      },
    });
  }

  private podTemplate(): k8s.PodTemplateSpec {
    const { identity, image, resources, user, database, secretName } = this.props;
    return hardenedPod({
      identity,
      container: {
        name: identity.component,
        image,
        port: { name: 'postgres', number: PORT },
        variables: {
          literals: {
            POSTGRES_USER: user,
            POSTGRES_DB: database,
            // A folder of the volume, because its root may hold `lost+found` and belong to someone else.
            PGDATA: `${MOUNT_PATH}/pgdata`,
          },
          secret: { name: secretName, keys: ['POSTGRES_PASSWORD'] },
        },
        probes: this.probes(),
        resources,
        volumeMounts: [{ name: VOLUME, mountPath: MOUNT_PATH }],
      },
      scratch: [
        { name: 'tmp', path: '/tmp', sizeLimit: '64Mi' },
        { name: 'run', path: '/var/run/postgresql', sizeLimit: '16Mi' },
      ],
      terminationGracePeriodSeconds: 60,
    });
  }

  /** By TCP: the server that initializes an empty volume listens on a socket only and must not count as ready. */
  private probes(): Probes {
    const { user, database } = this.props;
    const command = ['pg_isready', '--host=127.0.0.1', `--username=${user}`, `--dbname=${database}`];
    return probes({ alive: { exec: { command } }, ready: { exec: { command } } });
  }

  private volumeClaim(): k8s.KubePersistentVolumeClaimProps {
    const { identity, storage, storageClassName } = this.props;
    return {
      // Only labels that never change: Kubernetes refuses any change of a volume claim template.
      metadata: { name: VOLUME, labels: selectorLabels(identity) },
      spec: {
        accessModes: ['ReadWriteOnce'],
        ...(storageClassName && { storageClassName }),
        resources: { requests: { storage: k8s.Quantity.fromString(storage) } },
      },
    };
  }

  private addService(): void {
    new k8s.KubeService(this, 'Service', {
      metadata: this.metadata,
      spec: {
        type: 'ClusterIP',
        selector: selectorLabels(this.props.identity),
        ports: [{ name: 'postgres', port: PORT, targetPort: k8s.IntOrString.fromString('postgres') }],
      },
    });
  }

  private addIngressPolicy(): void {
    const { name, identity, clients } = this.props;
    new IngressPolicy(this, 'IngressPolicy', { name, identity, port: 'postgres', clients });
  }
}
