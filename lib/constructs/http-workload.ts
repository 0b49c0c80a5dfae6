import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Config } from './config';
import { type ScratchFolder, hardenedPod } from './hardened-pod';
import type { Identity } from './identity';
import { IngressPolicy } from './ingress-policy';
import { selectorLabels, standardLabels } from './labels';
import { probes } from './probes';
import type { Resources } from './resources';
import type { VariableSources } from './variables';

/** What every stateless part of the application is given. */
export interface HttpWorkloadProps {
  /** Name of the Deployment, its Service, its budget and its policy. */
  readonly name: string;
  readonly identity: Identity;
  /** Image reference with a tag or digest. */
  readonly image: string;
  /** Pods that serve at the same time. */
  readonly replicas: number;
  readonly resources: Resources;
  /** Name of the ConfigMap that is made. */
  readonly configName: string;
  /** Name of the Secret that must exist in the namespace. */
  readonly secretName: string;
  /**
   * The Secret's `resourceVersion`: a change of it replaces the pods, which read their environment once.
   *
   * @default - a changed Secret reaches only pods started after it
   */
  readonly secretVersion?: string;
  /** Values of `app.kubernetes.io/name` of the pods that may connect. @default - anyone */
  readonly clients?: readonly string[];
}

/** What a kind of workload adds to it. */
export interface HttpWorkloadSpec extends HttpWorkloadProps {
  /** Port of the container and of the Service. */
  readonly port: number;
  /** Paths that answer 2xx: `alive` while the process works, `ready` while it can serve. */
  readonly paths: { readonly alive: string; readonly ready: string };
  /** Entries of the ConfigMap. */
  readonly config: Readonly<Record<string, string | undefined>>;
  /** Keys of the Secret that become environment variables. */
  readonly secretKeys: readonly string[];
  readonly scratch: readonly ScratchFolder[];
  /** Command of the image that runs to its end before each replica starts. @default - none */
  readonly init?: { readonly name: string; readonly command: readonly string[] };
}

/** Seconds in which endpoints and connections in flight learn that a pod goes, before its process is told. */
const DRAIN_SECONDS = 5;

/** A chat's answer may take 60 s (the backend's own limit); a request that has begun is finished. */
const GRACE_SECONDS = 75;

/**
 * A stateless HTTP server that is replaced without losing a request: Deployment, Service, ConfigMap, disruption budget
 * and network policy.
 */
export class HttpWorkload extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: HttpWorkloadSpec,
  ) {
    super(scope, id);
    const config = this.addConfig();
    this.addDeployment(config);
    this.addService();
    this.addDisruptionBudget();
    this.addIngressPolicy();
  }

  private get metadata(): k8s.ObjectMeta {
    return { name: this.props.name, labels: standardLabels(this.props.identity) };
  }

  private addConfig(): Config {
    const { configName: name, identity, config: data } = this.props;
    return new Config(this, 'Config', { name, identity, data });
  }

  private addDeployment(config: Config): void {
    new k8s.KubeDeployment(this, 'Deployment', {
      metadata: this.metadata,
      spec: {
        replicas: this.props.replicas,
        revisionHistoryLimit: 3,
        selector: { matchLabels: selectorLabels(this.props.identity) },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            maxSurge: k8s.IntOrString.fromNumber(1),
            maxUnavailable: k8s.IntOrString.fromNumber(0),
          },
        },
        template: this.podTemplate(config),
      },
    });
  }

  private podTemplate(config: Config): k8s.PodTemplateSpec {
    const { identity, image, resources, port, paths, secretName, secretKeys, secretVersion, init } =
      this.props;
    const variables: VariableSources = {
      configMap: config.name,
      secret: { name: secretName, keys: secretKeys },
    };
    const get = (path: string): { httpGet: k8s.HttpGetAction } => ({
      httpGet: { path, port: k8s.IntOrString.fromString('http') },
    });
    return hardenedPod({
      identity,
      container: {
        name: identity.component,
        image,
        port: { name: 'http', number: port },
        variables,
        probes: probes({ alive: get(paths.alive), ready: get(paths.ready) }),
        preStop: ['sleep', String(DRAIN_SECONDS)],
        resources,
      },
      ...(init && { initContainers: [{ ...init, image, variables, resources }] }),
      scratch: this.props.scratch,
      terminationGracePeriodSeconds: GRACE_SECONDS,
      annotations: {
        'checksum/config': config.checksum,
        ...(secretVersion && { secretVersion }),
      },
      spreadOverNodes: true,
    });
  }

  private addService(): void {
    new k8s.KubeService(this, 'Service', {
      metadata: this.metadata,
      spec: {
        type: 'ClusterIP',
        selector: selectorLabels(this.props.identity),
        ports: [{ name: 'http', port: this.props.port, targetPort: k8s.IntOrString.fromString('http') }],
      },
    });
  }

  private addDisruptionBudget(): void {
    new k8s.KubePodDisruptionBudget(this, 'DisruptionBudget', {
      metadata: this.metadata,
      spec: {
        minAvailable: k8s.IntOrString.fromNumber(1),
        selector: { matchLabels: selectorLabels(this.props.identity) },
        // Pods that do not work must not block the draining of a node.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }

  private addIngressPolicy(): void {
    const { name, identity, clients } = this.props;
    new IngressPolicy(this, 'IngressPolicy', { name, identity, port: 'http', clients });
  }
}
