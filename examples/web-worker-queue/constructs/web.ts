import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Values } from '../values';
import type { Component } from './component';
import { type EnvironmentProps, environment } from './environment';
import { pod } from './pod';

/** Port of the container. */
const PORT = 8080;

export interface WebProps extends Pick<Values, 'image' | 'nodeSelector'> {
  readonly component: Component;
  readonly web: Values['web'];
  readonly environment: EnvironmentProps;
}

/** The web server: Deployment and Service, and where they are wanted an autoscaler and an Ingress. */
export class Web extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: WebProps,
  ) {
    super(scope, id);
    this.addDeployment();
    this.addService();
    if (props.web.autoscaling.enabled) this.addAutoscaler();
    if (props.web.ingress.enabled) this.addIngress();
  }

  private addDeployment(): void {
    const { component, image, nodeSelector, web } = this.props;
    const probe: k8s.Probe = { httpGet: { path: '/healthz', port: k8s.IntOrString.fromString('http') } };
    new k8s.KubeDeployment(this, 'Deployment', {
      metadata: component.metadata,
      spec: {
        // Two that set the number of pods would undo each other's work.
        ...(!web.autoscaling.enabled && { replicas: web.replicas }),
        selector: { matchLabels: component.selector },
        template: pod({
          component,
          image,
          resources: web.resources,
          nodeSelector,
          container: {
            args: ['serve'],
            ports: [{ name: 'http', containerPort: PORT }],
            ...environment(this.props.environment),
            readinessProbe: probe,
            livenessProbe: probe,
          },
        }),
      },
    });
  }

  private addService(): void {
    const { component, web } = this.props;
    new k8s.KubeService(this, 'Service', {
      metadata: component.metadata,
      spec: {
        selector: component.selector,
        ports: [{ name: 'http', port: web.servicePort, targetPort: k8s.IntOrString.fromString('http') }],
      },
    });
  }

  private addAutoscaler(): void {
    const { component, web } = this.props;
    const { minReplicas, maxReplicas, cpuUtilization } = web.autoscaling;
    new k8s.KubeHorizontalPodAutoscalerV2(this, 'Autoscaler', {
      metadata: component.metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: component.name },
        minReplicas,
        maxReplicas,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuUtilization } },
          },
        ],
      },
    });
  }

  private addIngress(): void {
    const { component, web } = this.props;
    const { className, host, tlsSecret, annotations } = web.ingress;
    const backend = { service: { name: component.name, port: { name: 'http' } } };
    new k8s.KubeIngress(this, 'Ingress', {
      metadata: {
        ...component.metadata,
        ...(Object.keys(annotations).length > 0 && { annotations }),
      },
      spec: {
        ingressClassName: className,
        ...(tlsSecret && { tls: [{ hosts: [host], secretName: tlsSecret }] }),
        rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    });
  }
}
