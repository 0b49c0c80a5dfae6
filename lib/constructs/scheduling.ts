import { type Static, type TObject, Type } from '@sinclair/typebox';
import type { k8s } from 'cdk8s-plus-28';
import { DNS_NAME, LABEL_VALUE, QUALIFIED_NAME, optional } from './formats';
import type { Identity } from './identity';
import { selectorLabels } from './labels';
import { hasEntries } from './has-entries';
import { labelValues } from './label-values';

/** On which nodes the pods of any workload run. */
export const schedulingValues = {
  nodeSelector: labelValues('Labels that a node must have.'),
  tolerations: Type.Array(
    Type.Object({
      key: Type.Optional(Type.String({ pattern: QUALIFIED_NAME })),
      operator: Type.Optional(Type.Union([Type.Literal('Equal'), Type.Literal('Exists')])),
      value: Type.Optional(Type.String({ pattern: LABEL_VALUE })),
      effect: Type.Optional(
        Type.Union([Type.Literal('NoSchedule'), Type.Literal('PreferNoSchedule'), Type.Literal('NoExecute')]),
      ),
      tolerationSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 999_999 })),
    }),
    { description: 'Taints of nodes on which the pods may run all the same.', default: [] },
  ),
  affinity: Type.Unsafe<k8s.Affinity>(
    Type.Record(Type.String(), Type.Unknown(), {
      description:
        "Nodes and pods that the pods keep to or away from: a pod's `affinity`, passed on as it is.",
      default: {},
    }),
  ),
  priorityClassName: Type.String({
    pattern: optional(DNS_NAME),
    description: "PriorityClass of the pods; empty for the cluster's default.",
    default: '',
  }),
};

/** How replicas are spread; which pods are counted is not the user's to say. */
export const topologySpreadValues = Type.Array(
  Type.Object({
    maxSkew: Type.Integer({
      minimum: 1,
      maximum: 999_999,
      description: 'By how many pods the topologies may differ.',
    }),
    topologyKey: Type.String({
      pattern: QUALIFIED_NAME,
      description: 'Label of nodes that tells topologies apart.',
    }),
    whenUnsatisfiable: Type.Union([Type.Literal('ScheduleAnyway'), Type.Literal('DoNotSchedule')], {
      description: 'Whether it is a preference or a must.',
    }),
  }),
  {
    description: 'How the replicas are spread. A preference only: on a single node all of them still run.',
    default: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' }],
  },
);

export type SchedulingValues = Static<TObject<typeof schedulingValues>>;
export type TopologySpreadValues = Static<typeof topologySpreadValues>;

/** The fields of a pod that say where it runs, but for `affinity`: see `PodController`. */
export function podScheduling(
  values: SchedulingValues,
): Pick<k8s.PodSpec, 'nodeSelector' | 'tolerations' | 'priorityClassName'> {
  const { nodeSelector, tolerations, priorityClassName } = values;
  return {
    ...(hasEntries(nodeSelector) && { nodeSelector }),
    ...(tolerations.length > 0 && { tolerations }),
    ...(priorityClassName && { priorityClassName }),
  };
}

export function topologySpread(
  constraints: TopologySpreadValues,
  identity: Identity,
): k8s.TopologySpreadConstraint[] {
  return constraints.map((constraint) => ({
    ...constraint,
    labelSelector: { matchLabels: selectorLabels(identity) },
    // Counts the pods of one rollout only, so that the old ones do not skew where the new ones go.
    matchLabelKeys: ['pod-template-hash'],
  }));
}
