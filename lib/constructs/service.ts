import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { selectorLabels } from './labels';
import { annotationValues } from './label-values';
import { type ObjectProps, objectMetadata } from './object-metadata';

export const serviceValues = Type.Object(
  {
    type: Type.Union([Type.Literal('ClusterIP'), Type.Literal('NodePort'), Type.Literal('LoadBalancer')], {
      description: 'Whether it is reached inside the cluster only, on every node, or at a load balancer.',
      default: 'ClusterIP',
    }),
    port: Type.Integer({ minimum: 1, maximum: 65_535, description: 'Port of the Service.' }),
    nodePort: Type.Optional(
      Type.Integer({
        minimum: 30_000,
        maximum: 32_767,
        description: 'Port on every node, for the types NodePort and LoadBalancer; absent for a free one.',
      }),
    ),
    annotations: annotationValues('Annotations of the Service.'),
  },
  { description: 'The Service in front of the pods.' },
);

export type ServiceValues = Static<typeof serviceValues>;

export interface ServiceProps extends ObjectProps {
  readonly service: ServiceValues;
  /** Name of the container's port, and of the Service's. */
  readonly portName: string;
}

/** The Service in front of a workload's pods. */
export class Service extends k8s.KubeService {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    const { type, port, nodePort, annotations } = props.service;
    super(scope, id, {
      metadata: objectMetadata(props, { annotations }),
      spec: {
        type,
        selector: selectorLabels(props.identity),
        ports: [
          {
            name: props.portName,
            port,
            targetPort: k8s.IntOrString.fromString(props.portName),
            ...(type !== 'ClusterIP' && nodePort !== undefined && { nodePort }),
          },
        ],
      },
    });
  }
}
