import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Values } from '../values';
import type { Component } from './component';
import { type EnvironmentProps, environment } from './environment';
import { pod } from './pod';

export interface WorkerProps extends Pick<Values, 'image' | 'nodeSelector'> {
  readonly component: Component;
  readonly worker: Values['workers'][string];
  readonly environment: EnvironmentProps;
}

/** Pods that take jobs from queues. */
export class Worker extends Construct {
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const { component, image, nodeSelector, worker } = props;
    new k8s.KubeDeployment(this, 'Deployment', {
      metadata: component.metadata,
      spec: {
        replicas: worker.replicas,
        selector: { matchLabels: component.selector },
        template: pod({
          component,
          image,
          resources: worker.resources,
          nodeSelector,
          container: {
            args: [
              'work',
              ...(worker.concurrency ? [`--concurrency=${worker.concurrency}`] : []),
              ...worker.queues.map((queue) => `--queue=${queue}`),
            ],
            ...environment(props.environment),
          },
        }),
      },
    });
  }
}
