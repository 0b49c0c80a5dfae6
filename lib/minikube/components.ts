/** Minikube's version. */
export const MINIKUBE_VERSION = '1.36.0';
/** Kubernetes's version: the API of cdk8s-plus-28. */
export const KUBERNETES_VERSION = '1.28.15';
/** Helm's version where none that fits is on the machine. */
export const HELM_VERSION = '3.18.6';
/** crictl's version; Minikube's none driver needs the command. */
export const CRICTL_VERSION = '1.30.0';

/** A file system below an image's own program. */
export type ImageBase = 'scratch' | 'debian-with-iptables';

/** One thing the Docker-less bootstrap makes: a command for the node, or an image for its container runtime. */
export interface Component {
  /** Name of the program and of the folder in the cache. */
  readonly name: string;
  readonly version: string;
  /** What it is made from. */
  readonly source:
    | {
        readonly kind: 'go';
        readonly folder: string;
        readonly package: string;
        readonly stamps?: readonly string[];
      }
    | { readonly kind: 'c'; readonly folder: string; readonly module: string; readonly file: string }
    | { readonly kind: 'busybox' };
  /** Image name as Kubernetes asks for it. @default - a command, not an image */
  readonly image?: string;
  /** What lies below the program in the image. @default 'scratch' */
  readonly base?: ImageBase;
}

/** A program of a Go module: `folder` under `go/` holds its go.mod and go.sum; `stamps` are linker variables. */
const go = (folder: string, pkg: string, stamps: readonly string[] = []): Component['source'] => ({
  kind: 'go',
  folder,
  package: pkg,
  stamps,
});

const kubernetesStamps = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((pkg) => [
  `${pkg}.gitVersion=v${KUBERNETES_VERSION}`,
  `${pkg}.gitMajor=1`,
  `${pkg}.gitMinor=28`,
  `${pkg}.gitCommit=841856557ef0f6a399096c42635d114d6f2cf7f4`,
  `${pkg}.gitTreeState=clean`,
]);
const kubernetes = (command: string): Component['source'] =>
  go('kubernetes', `k8s.io/kubernetes/cmd/${command}`, kubernetesStamps);

const minikubeStamps = [
  `version=v${MINIKUBE_VERSION}`,
  `isoVersion=v${MINIKUBE_VERSION}`,
  'gitCommitID=f8f52f5de11fc6ad8244afac475e1d0f96841df1',
  'storageProvisionerVersion=v5',
].map((stamp) => `k8s.io/minikube/pkg/version.${stamp}`);
const helmStamps = [
  `internal/version.version=v${HELM_VERSION}`,
  // The Kubernetes of its client library, which `helm template` and `helm lint` assume.
  ...['chartutil', 'lint/rules'].flatMap((pkg) => [
    `pkg/${pkg}.k8sVersionMajor=1`,
    `pkg/${pkg}.k8sVersionMinor=33`,
  ]),
].map((stamp) => `helm.sh/helm/v3/${stamp}`);
const crictlStamps = [`github.com/kubernetes-sigs/cri-tools/pkg/version.Version=${CRICTL_VERSION}`];
const metricsServerStamps = ['k8s.io/component-base/version.gitVersion=v0.7.2'];

const k8s = KUBERNETES_VERSION;
const registry = 'registry.k8s.io';

/**
 * Everything the Docker-less bootstrap makes, in the order it is made. To bump one, change its version here and in
 * `go/<folder>/go.mod` (then `go mod tidy` there); a test compares the two.
 */
// prettier-ignore
export const components: readonly Component[] = [
  { name: 'kubelet',                 version: k8s,              source: kubernetes('kubelet') },
  { name: 'kubeadm',                 version: k8s,              source: kubernetes('kubeadm') },
  { name: 'kubectl',                 version: k8s,              source: kubernetes('kubectl') },
  { name: 'kube-apiserver',          version: k8s,              source: kubernetes('kube-apiserver'),          image: `${registry}/kube-apiserver:v${k8s}` },
  { name: 'kube-controller-manager', version: k8s,              source: kubernetes('kube-controller-manager'), image: `${registry}/kube-controller-manager:v${k8s}` },
  { name: 'kube-scheduler',          version: k8s,              source: kubernetes('kube-scheduler'),          image: `${registry}/kube-scheduler:v${k8s}` },
  { name: 'kube-proxy',              version: k8s,              source: kubernetes('kube-proxy'),              image: `${registry}/kube-proxy:v${k8s}`, base: 'debian-with-iptables' },
  { name: 'pause',                   version: '3.9',            source: { kind: 'c', folder: 'kubernetes', module: 'k8s.io/kubernetes', file: 'build/pause/linux/pause.c' }, image: `${registry}/pause:3.9` },
  { name: 'minikube',                version: MINIKUBE_VERSION, source: go('minikube', 'k8s.io/minikube/cmd/minikube', minikubeStamps) },
  { name: 'helm',                    version: HELM_VERSION,     source: go('helm', 'helm.sh/helm/v3/cmd/helm', helmStamps) },
  { name: 'crictl',                  version: CRICTL_VERSION,   source: go('crictl', 'github.com/kubernetes-sigs/cri-tools/cmd/crictl', crictlStamps) },
  { name: 'etcd',                    version: '3.5.15',         source: go('etcd', 'go.etcd.io/etcd/server/v3'),                     image: `${registry}/etcd:3.5.15-0` },
  { name: 'coredns',                 version: '1.10.1',         source: go('coredns', 'github.com/coredns/coredns'),                 image: `${registry}/coredns/coredns:v1.10.1` },
  { name: 'metrics-server',          version: '0.7.2',          source: go('metrics-server', 'sigs.k8s.io/metrics-server/cmd/metrics-server', metricsServerStamps), image: `${registry}/metrics-server/metrics-server:v0.7.2` },
  { name: 'local-path-provisioner',  version: '0.0.30',         source: go('local-path-provisioner', 'github.com/rancher/local-path-provisioner', ['main.VERSION=v0.0.30']), image: 'docker.io/rancher/local-path-provisioner:v0.0.30' },
  { name: 'busybox',                 version: 'stable',         source: { kind: 'busybox' },                                         image: 'docker.io/library/busybox:stable' },
];

/** Debian packages a node without Docker needs. */
export const nodePackages: readonly string[] = [
  'conntrack',
  'containerd',
  'containernetworking-plugins',
  'ethtool',
  'iproute2',
  'iptables',
  'kmod',
  'procps',
  'runc',
  'socat',
  'sudo',
];

/** Debian packages needed to make the components. */
export const buildPackages: readonly string[] = [
  'buildah',
  'busybox-static',
  'gcc',
  'libc6-dev',
  'mmdebstrap',
];
