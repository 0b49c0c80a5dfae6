import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { type ScratchFolder, hardenedPod } from './hardened-pod';
import type { Identity } from './identity';
import type { ImageValues } from './image';
import { type ObjectProps, type StringMap, objectMetadata } from './object-metadata';
import type { VariableSources } from './variables';
import type { WorkloadValues } from './workload-values';

export const migrationValues = Type.Object(
  {
    enabled: Type.Boolean({
      description: 'Bring the database to the schema of this version, once and before its pods.',
      default: true,
    }),
    backoffLimit: Type.Integer({
      minimum: 0,
      maximum: 10,
      description: 'Tries after the first.',
      default: 1,
    }),
    activeDeadlineSeconds: Type.Integer({
      minimum: 10,
      maximum: 86_400,
      // The program waits two minutes for a database before it says that there is none.
      description: "Seconds for all tries together; Helm's `--timeout` must be longer.",
      default: 280,
    }),
  },
  { description: 'The Job that migrates the database. Pods are not ready while its schema is too old.' },
);

export type MigrationValues = Static<typeof migrationValues>;

export interface MigrationProps extends ObjectProps, WorkloadValues {
  readonly image: ImageValues;
  readonly migration: MigrationValues;
  /** Command of the image that migrates and ends. It may run more than once. */
  readonly command: readonly string[];
  /** Of nothing that the release makes: the Job runs before. */
  readonly variables: VariableSources;
  readonly scratch: readonly ScratchFolder[];
  /** What tells the installer when it runs. */
  readonly annotations: StringMap;
}

/**
 * A Job that runs to its end before anything else of the release is made or changed. Rules that keep replicas apart
 * (affinity, topology spread) do not count for it: they could leave it without a node.
 */
export class Migration extends k8s.KubeJob {
  constructor(scope: Construct, id: string, props: MigrationProps) {
    const { migration, command, variables, annotations, ...workload } = props;
    const { backoffLimit, activeDeadlineSeconds } = migration;
    const identity = migrationIdentity(props.identity);
    super(scope, id, {
      metadata: objectMetadata({ ...props, identity }, { annotations }),
      spec: {
        backoffLimit,
        activeDeadlineSeconds,
        template: hardenedPod({
          ...workload,
          identity,
          serviceAccount: existingAccount(workload.serviceAccount),
          topologySpreadConstraints: [],
          containers: [{ name: 'migrate', command, variables }],
          restartPolicy: 'Never',
          terminationGracePeriodSeconds: 30,
        }),
      },
    });
  }
}

/** By the name its pods may connect where the application may; by the instance no Service takes them for its own. */
function migrationIdentity(identity: Identity): Identity {
  return { ...identity, instance: `${identity.instance}-migrate`, component: 'migration' };
}

/** An account that the release makes is not there yet. */
function existingAccount(account: WorkloadValues['serviceAccount']): WorkloadValues['serviceAccount'] {
  return account.create ? { ...account, create: false, name: '' } : account;
}
