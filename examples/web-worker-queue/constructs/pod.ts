import { k8s } from 'cdk8s-plus-28';
import type { Values } from '../values';
import type { Component } from './component';

export interface PodProps {
  readonly component: Component;
  readonly image: Values['image'];
  readonly resources: Values['web']['resources'];
  readonly nodeSelector: Values['nodeSelector'];
  /** What the container has besides: its program, ports, variables, probes. */
  readonly container: Partial<k8s.Container>;
  /** @default - none */
  readonly volumes?: k8s.Volume[];
}

/** A pod of one container that may do nothing but its work. */
export function pod(props: PodProps): k8s.PodTemplateSpec {
  const { component, image, resources, nodeSelector, container, volumes } = props;
  return {
    metadata: { labels: component.selector },
    spec: {
      automountServiceAccountToken: false,
      ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: component.component,
          image: imageReference(image),
          imagePullPolicy: image.pullPolicy,
          resources: {
            requests: quantities(resources),
            limits: quantities({ memory: resources.memory }),
          },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          ...container,
        },
      ],
      ...(volumes && { volumes }),
    },
  };
}

function imageReference({ repository, tag, digest }: Values['image']): string {
  return digest ? `${repository}@${digest}` : `${repository}:${tag}`;
}

function quantities(texts: Record<string, string>): Record<string, k8s.Quantity> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, quantity]) => [name, k8s.Quantity.fromString(quantity)]),
  );
}
