import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Autoscaler } from './autoscaler';
import { Config } from './config';
import { DisruptionBudget } from './disruption-budget';
import { type ScratchFolder, hardenedPod } from './hardened-pod';
import { HttpRoute } from './http-route';
import type { HttpWorkloadValues } from './http-workload-values';
import type { ImageValues } from './image';
import { Ingress } from './ingress';
import { IngressPolicy, type NetworkPolicyValues } from './ingress-policy';
import { selectorLabels } from './labels';
import { type ObjectProps, type StringMap, objectMetadata } from './object-metadata';
import { PodController } from './pod-controller';
import { probes } from './probes';
import { topologySpread } from './scheduling';
import { Service, type ServiceValues } from './service';
import { ServiceAccount } from './service-account';
import type { SecretVariable, VariableSources } from './variables';

/** What every stateless part of the application is given. */
export interface HttpWorkloadProps extends ObjectProps, HttpWorkloadValues {
  readonly image: ImageValues;
  readonly service: ServiceValues;
  readonly networkPolicy: NetworkPolicyValues;
  /** Name of the ConfigMap that is made. */
  readonly configName: string;
}

/** What a kind of workload adds to it. */
export interface HttpWorkloadSpec extends HttpWorkloadProps {
  /** Port of the container. */
  readonly containerPort: number;
  /** Paths that answer 2xx: `alive` while the process works, `ready` while it can serve. */
  readonly paths: { readonly alive: string; readonly ready: string };
  /** Entries of the ConfigMap. */
  readonly variables: StringMap;
  readonly secret: {
    /** Name of the Secret that must exist in the namespace. */
    readonly name: string;
    /** A change of it replaces the pods, which read their environment once; empty for none. */
    readonly version: string;
    readonly variables: readonly SecretVariable[];
  };
  readonly scratch: readonly ScratchFolder[];
}

/** Seconds in which endpoints and connections in flight learn that a pod goes, before its process is told. */
const DRAIN_SECONDS = 5;

/** A stateless HTTP server that is replaced without losing a request, and what leads to it and watches over it. */
export class HttpWorkload extends Construct {
  constructor(scope: Construct, id: string, props: HttpWorkloadSpec) {
    super(scope, id);
    if (props.serviceAccount.create) new ServiceAccount(this, 'ServiceAccount', props);
    const config = new Config(this, 'Config', { ...props, name: props.configName, data: props.variables });
    const manifest: unknown = k8s.KubeDeployment.manifest(deployment(props, config));
    new PodController(this, 'Deployment', manifest, props.affinity);

    const served = { ...props, portName: 'http' };
    new Service(this, 'Service', served);
    if (props.autoscaling.enabled) new Autoscaler(this, 'Autoscaler', props);
    if (props.podDisruptionBudget.enabled) new DisruptionBudget(this, 'DisruptionBudget', props);
    if (props.networkPolicy.enabled) new IngressPolicy(this, 'IngressPolicy', served);
    if (props.ingress.enabled) new Ingress(this, 'Ingress', served);
    if (props.httpRoute.enabled) new HttpRoute(this, 'HttpRoute', { ...props, port: props.service.port });
  }
}

function deployment(props: HttpWorkloadSpec, config: Config): k8s.KubeDeploymentProps {
  return {
    metadata: objectMetadata(props),
    spec: {
      ...(!props.autoscaling.enabled && { replicas: props.replicas }),
      revisionHistoryLimit: 3,
      selector: { matchLabels: selectorLabels(props.identity) },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: {
          maxSurge: k8s.IntOrString.fromNumber(1),
          maxUnavailable: k8s.IntOrString.fromNumber(0),
        },
      },
      template: podTemplate(props, config),
    },
  };
}

function podTemplate(props: HttpWorkloadSpec, config: Config): k8s.PodTemplateSpec {
  const { identity, containerPort, paths, secret, extraEnv, extraEnvFrom } = props;
  const variables: VariableSources = { configMap: config.name, secret, extraEnv, extraEnvFrom };
  const get = (path: string): { httpGet: k8s.HttpGetAction } => ({
    httpGet: { path, port: k8s.IntOrString.fromString('http') },
  });
  return hardenedPod({
    ...props,
    container: {
      name: identity.component,
      port: { name: 'http', number: containerPort },
      variables,
      probes: probes({ alive: get(paths.alive), ready: get(paths.ready), timing: props.probes }),
      preStop: ['sleep', String(DRAIN_SECONDS)],
    },
    annotations: { 'checksum/config': config.checksum, secretVersion: secret.version },
    topologySpreadConstraints: topologySpread(props.topologySpreadConstraints, identity),
  });
}
