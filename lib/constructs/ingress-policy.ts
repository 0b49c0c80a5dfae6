import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Identity } from './identity';
import { selectorLabels, standardLabels } from './labels';

export interface IngressPolicyProps {
  /** Name of the NetworkPolicy. */
  readonly name: string;
  /** The pods it protects. */
  readonly identity: Identity;
  /** Name of the only port that can be reached. */
  readonly port: string;
  /** Values of `app.kubernetes.io/name` of the pods of this namespace that may connect. @default - anyone */
  readonly clients?: readonly string[];
}

/**
 * Which pods may connect. What pods connect to stays open: the model's service and an outside database have no address
 * that a NetworkPolicy could name. Probes and port-forwards come from the node and are not affected.
 */
export class IngressPolicy extends Construct {
  constructor(scope: Construct, id: string, props: IngressPolicyProps) {
    super(scope, id);
    new k8s.KubeNetworkPolicy(this, 'Resource', {
      metadata: { name: props.name, labels: standardLabels(props.identity) },
      spec: {
        podSelector: { matchLabels: selectorLabels(props.identity) },
        policyTypes: ['Ingress'],
        ingress: [
          {
            ports: [{ protocol: 'TCP', port: k8s.IntOrString.fromString(props.port) }],
            ...(props.clients && { from: [podsNamed(props.clients)] }),
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
