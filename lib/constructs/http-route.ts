import { type Static, Type } from '@sinclair/typebox';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { DNS_LABEL, DNS_NAME, HOST } from './formats';
import { annotationValues } from './label-values';
import { type ObjectProps, objectMetadata } from './object-metadata';

export const httpRouteValues = Type.Object(
  {
    enabled: Type.Boolean({
      description: 'Make an HTTPRoute; the Gateway API must be installed.',
      default: false,
    }),
    annotations: annotationValues('Annotations of the HTTPRoute.'),
    parentRefs: Type.Array(
      Type.Object({
        name: Type.String({ pattern: DNS_NAME, description: 'Name of the Gateway.' }),
        namespace: Type.Optional(
          Type.String({ pattern: DNS_LABEL, description: 'Its namespace, if another.' }),
        ),
        sectionName: Type.Optional(Type.String({ pattern: DNS_NAME, description: 'One of its listeners.' })),
      }),
      { minItems: 1, description: 'Gateways that the route hangs on.', default: [{ name: 'gateway' }] },
    ),
    hostnames: Type.Array(Type.String({ pattern: HOST, maxLength: 253 }), {
      description: "Hosts whose requests lead to the Service; empty for all of the Gateway's.",
      default: [],
    }),
  },
  { description: 'The way from outside through a gateway.' },
);

export type HttpRouteValues = Static<typeof httpRouteValues>;

export interface HttpRouteProps extends ObjectProps {
  readonly httpRoute: HttpRouteValues;
  /** Port of the Service. */
  readonly port: number;
}

/** Leads requests from outside to the Service of the same name. */
export class HttpRoute extends ApiObject {
  constructor(scope: Construct, id: string, props: HttpRouteProps) {
    const { annotations, parentRefs, hostnames } = props.httpRoute;
    super(scope, id, {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: objectMetadata(props, { annotations }),
      spec: {
        parentRefs,
        ...(hostnames.length > 0 && { hostnames }),
        rules: [{ backendRefs: [{ name: props.name, port: props.port }] }],
      },
    });
  }
}
