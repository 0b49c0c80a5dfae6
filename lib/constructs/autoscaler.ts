import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { type ObjectProps, objectMetadata } from './object-metadata';

export const autoscalingValues = Type.Object(
  {
    enabled: Type.Boolean({ description: 'Let the load decide in place of `replicas`.', default: false }),
    minReplicas: Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: 'Least number of pods.',
      default: 2,
    }),
    maxReplicas: Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: 'Greatest number of pods.',
      default: 5,
    }),
    targetCPUUtilizationPercentage: Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: 'Processor time that is aimed at, in percent of what is requested.',
      default: 80,
    }),
    targetMemoryUtilizationPercentage: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'Memory that is aimed at, in percent of what is requested; absent: it does not count.',
      }),
    ),
  },
  { description: 'As many pods as the load needs. Needs metrics-server.' },
);

export type AutoscalingValues = Static<typeof autoscalingValues>;

export interface AutoscalerProps extends ObjectProps {
  readonly autoscaling: AutoscalingValues;
}

/** Scales the Deployment of the same name. */
export class Autoscaler extends k8s.KubeHorizontalPodAutoscalerV2 {
  constructor(scope: Construct, id: string, props: AutoscalerProps) {
    const { minReplicas, maxReplicas, targetCPUUtilizationPercentage, targetMemoryUtilizationPercentage } =
      props.autoscaling;
    super(scope, id, {
      metadata: objectMetadata(props),
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: props.name },
        minReplicas,
        maxReplicas,
        metrics: [
          utilization('cpu', targetCPUUtilizationPercentage),
          ...(targetMemoryUtilizationPercentage === undefined
            ? []
            : [utilization('memory', targetMemoryUtilizationPercentage)]),
        ],
      },
    });
  }
}

function utilization(name: string, averageUtilization: number): k8s.MetricSpecV2 {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}
