import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { PERCENTAGE } from './formats';
import { selectorLabels } from './labels';
import { type ObjectProps, objectMetadata } from './object-metadata';

export const disruptionBudgetValues = Type.Object(
  {
    enabled: Type.Boolean({ description: 'Make a PodDisruptionBudget.', default: true }),
    minAvailable: Type.Union(
      [Type.Integer({ minimum: 0, maximum: 1000 }), Type.String({ pattern: PERCENTAGE })],
      {
        description: 'Pods that must stay when a node is drained, as a number or a percentage.',
        default: 1,
      },
    ),
  },
  { description: 'How many pods a drained node may take at once.' },
);

export type DisruptionBudgetValues = Static<typeof disruptionBudgetValues>;

export interface DisruptionBudgetProps extends ObjectProps {
  readonly podDisruptionBudget: DisruptionBudgetValues;
}

/** Keeps pods running while nodes are drained. */
export class DisruptionBudget extends k8s.KubePodDisruptionBudget {
  constructor(scope: Construct, id: string, props: DisruptionBudgetProps) {
    const { minAvailable } = props.podDisruptionBudget;
    super(scope, id, {
      metadata: objectMetadata(props),
      spec: {
        minAvailable:
          typeof minAvailable === 'number'
            ? k8s.IntOrString.fromNumber(minAvailable)
            : k8s.IntOrString.fromString(minAvailable),
        selector: { matchLabels: selectorLabels(props.identity) },
        // Pods that do not work must not block the draining of a node.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}
