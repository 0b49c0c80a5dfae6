import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { CIDR, LABEL_VALUE } from './formats';
import { labelSelectorValues } from './label-selector';
import { selectorLabels } from './labels';
import { type ObjectProps, objectMetadata } from './object-metadata';

export const networkPolicyValues = Type.Object(
  {
    enabled: Type.Boolean({ description: 'Make a NetworkPolicy.', default: true }),
    clients: Type.Array(Type.String({ pattern: LABEL_VALUE, minLength: 1 }), {
      description:
        'Values of `app.kubernetes.io/name` of the pods of this namespace that may connect. ' +
        'If this and `from` are both empty, anyone may.',
      default: [],
    }),
    from: Type.Array(
      Type.Object({
        podSelector: Type.Optional(labelSelectorValues),
        namespaceSelector: Type.Optional(labelSelectorValues),
        ipBlock: Type.Optional(
          Type.Object({
            cidr: Type.String({ pattern: CIDR, description: 'E.g. `10.0.0.0/8`.' }),
            except: Type.Optional(Type.Array(Type.String({ pattern: CIDR }))),
          }),
        ),
      }),
      {
        description:
          "Others that may connect, such as an ingress controller or Prometheus, as in a NetworkPolicy's `from`.",
        default: [],
      },
    ),
  },
  { description: 'Who may connect to the pods.' },
);

export type NetworkPolicyValues = Static<typeof networkPolicyValues>;

export interface IngressPolicyProps extends ObjectProps {
  readonly networkPolicy: NetworkPolicyValues;
  /** Name of the only port that can be reached. */
  readonly portName: string;
}

/**
 * Which pods may connect. What pods connect to stays open: the model's service and an outside database have no address
 * that a NetworkPolicy could name. Probes and port-forwards come from the node and are not affected.
 */
export class IngressPolicy extends k8s.KubeNetworkPolicy {
  constructor(scope: Construct, id: string, props: IngressPolicyProps) {
    const { clients, from: others } = props.networkPolicy;
    const from = [...(clients.length > 0 ? [podsNamed(clients)] : []), ...others];
    super(scope, id, {
      metadata: objectMetadata(props),
      spec: {
        podSelector: { matchLabels: selectorLabels(props.identity) },
        policyTypes: ['Ingress'],
        ingress: [
          {
            ports: [{ protocol: 'TCP', port: k8s.IntOrString.fromString(props.portName) }],
            ...(from.length > 0 && { from }),
          },
        ],
      },
    });
  }
}

function podsNamed(names: readonly string[]): k8s.NetworkPolicyPeer {
  return {
    podSelector: {
      matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: [...names] }],
    },
  };
}
