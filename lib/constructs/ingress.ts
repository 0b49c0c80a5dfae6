import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { DNS_NAME, HOST, URL_PATH, optional } from './formats';
import { annotationValues } from './label-values';
import { type ObjectProps, objectMetadata } from './object-metadata';

const host = Type.String({ pattern: HOST, maxLength: 253, description: 'E.g. `todo.example.com`.' });

export const ingressValues = Type.Object(
  {
    enabled: Type.Boolean({ description: 'Make an Ingress.', default: false }),
    className: Type.String({
      pattern: optional(DNS_NAME),
      description: "IngressClass; empty for the cluster's default.",
      default: '',
    }),
    annotations: annotationValues('Annotations of the Ingress.'),
    hosts: Type.Array(
      Type.Object({
        host,
        paths: Type.Array(
          Type.Object({
            path: Type.String({ pattern: URL_PATH }),
            pathType: Type.Union([
              Type.Literal('Prefix'),
              Type.Literal('Exact'),
              Type.Literal('ImplementationSpecific'),
            ]),
          }),
          { minItems: 1, description: 'Paths that lead to the Service.' },
        ),
      }),
      {
        minItems: 1,
        description: 'Hosts whose requests lead to the Service.',
        default: [{ host: 'todo.localhost', paths: [{ path: '/', pathType: 'Prefix' }] }],
      },
    ),
    tls: Type.Array(
      Type.Object({
        secretName: Type.String({ pattern: DNS_NAME, description: 'Secret with the certificate.' }),
        hosts: Type.Array(host, { description: 'Hosts that it is for.' }),
      }),
      { description: 'Certificates.', default: [] },
    ),
  },
  { description: 'The way from outside through an ingress controller.' },
);

export type IngressValues = Static<typeof ingressValues>;

export interface IngressProps extends ObjectProps {
  readonly ingress: IngressValues;
  /** Name of the Service's port. */
  readonly portName: string;
}

/** Leads requests from outside to the Service of the same name. */
export class Ingress extends k8s.KubeIngress {
  constructor(scope: Construct, id: string, props: IngressProps) {
    const { className, annotations, hosts, tls } = props.ingress;
    const backend = { service: { name: props.name, port: { name: props.portName } } };
    super(scope, id, {
      metadata: objectMetadata(props, { annotations }),
      spec: {
        ...(className && { ingressClassName: className }),
        rules: hosts.map(({ host, paths }) => ({
          host,
          http: { paths: paths.map(({ path, pathType }) => ({ path, pathType, backend })) },
        })),
        ...(tls.length > 0 && { tls }),
      },
    });
  }
}
