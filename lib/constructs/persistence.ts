import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import { DNS_NAME, QUANTITY, optional } from './formats';
import type { Identity } from './identity';
import { selectorLabels } from './labels';

export const persistenceValues = Type.Object(
  {
    enabled: Type.Boolean({ description: 'Keep the data when the pod goes.', default: true }),
    size: Type.String({
      pattern: QUANTITY,
      description: 'Size of the volume. Cannot be changed after the installation: Kubernetes forbids it.',
      default: '2Gi',
    }),
    storageClassName: Type.String({
      pattern: optional(DNS_NAME),
      description: "StorageClass of the volume; empty for the cluster's default.",
      default: '',
    }),
    accessModes: Type.Array(
      Type.Union([
        Type.Literal('ReadWriteOnce'),
        Type.Literal('ReadWriteOncePod'),
        Type.Literal('ReadWriteMany'),
      ]),
      { minItems: 1, description: 'How the volume may be mounted.', default: ['ReadWriteOnce'] },
    ),
    existingClaim: Type.String({
      pattern: optional(DNS_NAME),
      description: 'Name of a PersistentVolumeClaim that is there already; empty to make one.',
      default: '',
    }),
  },
  { description: 'The volume with the data.' },
);

export type PersistenceValues = Static<typeof persistenceValues>;

/** The claim that a StatefulSet makes for its pod; none if the data have another place. */
export function volumeClaimTemplates(
  name: string,
  persistence: PersistenceValues,
  identity: Identity,
): k8s.KubePersistentVolumeClaimProps[] {
  const { enabled, existingClaim, size, storageClassName, accessModes } = persistence;
  if (!enabled || existingClaim) return [];
  return [
    {
      // Only labels that never change: Kubernetes refuses any change of a volume claim template.
      metadata: { name, labels: selectorLabels(identity) },
      spec: {
        accessModes,
        ...(storageClassName && { storageClassName }),
        resources: { requests: { storage: k8s.Quantity.fromString(size) } },
      },
    },
  ];
}

/** The volume of the pod, if no claim template makes it. */
export function dataVolumes(name: string, { enabled, existingClaim, size }: PersistenceValues): k8s.Volume[] {
  if (!enabled) return [{ name, emptyDir: { sizeLimit: k8s.Quantity.fromString(size) } }];
  if (existingClaim) return [{ name, persistentVolumeClaim: { claimName: existingClaim } }];
  return [];
}
