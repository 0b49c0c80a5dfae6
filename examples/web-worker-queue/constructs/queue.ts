import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Values } from '../values';
import type { Component } from './component';
import { pod } from './pod';

const PORT = 6379;

/** Name of the volume, and of the claim for it. */
const VOLUME = 'data';

export interface QueueProps extends Pick<Values, 'nodeSelector'> {
  readonly component: Component;
  readonly queue: Values['queue'];
}

/** The queue: a StatefulSet of one pod, and its Service. */
export class Queue extends Construct {
  /** Address of the queue of a component, for those in the same namespace. */
  static urlOf(component: Component): string {
    return `redis://${component.name}:${PORT}`;
  }

  constructor(
    scope: Construct,
    id: string,
    private readonly props: QueueProps,
  ) {
    super(scope, id);
    this.addStatefulSet();
    this.addService();
  }

  private addStatefulSet(): void {
    const { component, queue, nodeSelector } = this.props;
    const { persistence } = queue;
    new k8s.KubeStatefulSet(this, 'StatefulSet', {
      metadata: component.metadata,
      spec: {
        serviceName: component.name,
        replicas: 1,
        selector: { matchLabels: component.selector },
        template: pod({
          component,
          image: queue.image,
          resources: queue.resources,
          nodeSelector,
          container: {
            args: ['--appendonly', 'yes', '--dir', '/data'],
            ports: [{ name: 'queue', containerPort: PORT }],
            readinessProbe: { tcpSocket: { port: k8s.IntOrString.fromString('queue') } },
            volumeMounts: [{ name: VOLUME, mountPath: '/data' }],
          },
          ...(!persistence.enabled && { volumes: [{ name: VOLUME, emptyDir: {} }] }),
        }),
        ...(persistence.enabled && { volumeClaimTemplates: [this.claim()] }),
      },
    });
  }

  private claim(): k8s.KubePersistentVolumeClaimProps {
    const { size, storageClassName } = this.props.queue.persistence;
    return {
      metadata: { name: VOLUME },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName,
        resources: { requests: { storage: k8s.Quantity.fromString(size) } },
      },
    };
  }

  private addService(): void {
    const { component } = this.props;
    new k8s.KubeService(this, 'Service', {
      metadata: component.metadata,
      spec: {
        selector: component.selector,
        ports: [{ name: 'queue', port: PORT, targetPort: k8s.IntOrString.fromString('queue') }],
      },
    });
  }
}
