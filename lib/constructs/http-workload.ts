import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Config } from './config';
import { DisruptionBudget } from './disruption-budget';
import { type PodContainer, type ScratchFolder, hardenedPod } from './hardened-pod';
import { HttpRoute } from './http-route';
import type { HttpWorkloadValues } from './http-workload-values';
import type { ImageValues } from './image';
import { Ingress } from './ingress';
import { IngressPolicy, type NetworkPolicyValues } from './ingress-policy';
import { selectorLabels } from './labels';
import { type ObjectProps, type StringMap, objectMetadata } from './object-metadata';
import { PodController } from './pod-controller';
import { type ProbeCheck, probes } from './probes';
import type { Scaling } from './scaling';
import { topologySpread } from './scheduling';
import { Service, type ServiceValues } from './service';
import { ServiceAccount } from './service-account';
import { type Sidecar, sidecarContainer } from './sidecar';
import type { VariableSources } from './variables';

/** What every server is given. */
export interface HttpWorkloadProps extends ObjectProps, HttpWorkloadValues {
  readonly image: ImageValues;
  readonly service: ServiceValues;
  readonly networkPolicy: NetworkPolicyValues;
  /** Name of the ConfigMap that is made. */
  readonly configName: string;
}

/** What is known of the server itself. */
export interface HttpWorkloadSpec extends HttpWorkloadProps {
  /** Port of the container. */
  readonly containerPort: number;
  /** `alive` is answered while the process works, `ready` while it can serve. */
  readonly checks: { readonly alive: ProbeCheck; readonly ready: ProbeCheck };
  readonly scaling: Scaling;
  /** Entries of the ConfigMap. */
  readonly variables: StringMap;
  /** Keys of a Secret that become variables. @default - none */
  readonly secret?: VariableSources['secret'];
  /** Annotations of the pods, whose change replaces them. */
  readonly annotations: StringMap;
  readonly scratch: readonly ScratchFolder[];
  /** Other processes of the same image beside it, with the same variables and folders. */
  readonly sidecars: readonly Sidecar[];
}

/** Seconds in which endpoints and connections in flight learn that a pod goes, before its process is told. */
const DRAIN_SECONDS = 5;

/** An HTTP server that is replaced without losing a request, and what leads to it and watches over it. */
export class HttpWorkload extends Construct {
  constructor(scope: Construct, id: string, props: HttpWorkloadSpec) {
    super(scope, id);
    if (props.serviceAccount.create) new ServiceAccount(this, 'ServiceAccount', props);
    const config = new Config(this, 'Config', { ...props, name: props.configName, data: props.variables });
    const manifest: unknown = k8s.KubeDeployment.manifest(deployment(props, config));
    new PodController(this, 'Deployment', manifest, props.affinity);

    const served = { ...props, portName: 'http' };
    new Service(this, 'Service', served);
    props.scaling.addTo(this, props);
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
      replicas: props.scaling.replicas(props),
      revisionHistoryLimit: 3,
      selector: { matchLabels: selectorLabels(props.identity) },
      strategy: props.scaling.strategy,
      template: podTemplate(props, config),
    },
  };
}

function podTemplate(props: HttpWorkloadSpec, config: Config): k8s.PodTemplateSpec {
  const { identity, containerPort, checks, secret, extraEnv, extraEnvFrom } = props;
  const variables: VariableSources = { configMap: config.name, secret, extraEnv, extraEnvFrom };
  const server: PodContainer = {
    name: identity.component,
    ports: [{ name: 'http', containerPort }],
    variables,
    probes: probes({ ...checks, timing: props.probes }),
    lifecycle: { preStop: { exec: { command: ['sleep', String(DRAIN_SECONDS)] } } },
  };
  const beside = { variables, timing: props.probes, lifecycle: server.lifecycle };
  return hardenedPod({
    ...props,
    containers: [server, ...props.sidecars.map((sidecar) => sidecarContainer(sidecar, beside))],
    annotations: { 'checksum/config': config.checksum, ...props.annotations },
    topologySpreadConstraints: topologySpread(props.topologySpreadConstraints, identity),
  });
}
