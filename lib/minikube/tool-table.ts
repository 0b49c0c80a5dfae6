import { CRICTL_VERSION, HELM_VERSION, KUBERNETES_VERSION, MINIKUBE_VERSION } from './components';
import { KUBERNETES_DOWNLOADS } from './upstream';
import { VersionRange } from './version-range';

/** A command that may be on the machine already, or be obtained. */
export interface ToolSpec {
  readonly name: string;
  /** Arguments that make it tell its version. */
  readonly versionArgs: readonly string[];
  /** Versions that fit. */
  readonly range: VersionRange;
  /** The version that is obtained where none fits. */
  readonly version: string;
  /** Its official download, a program or a gzipped tar archive with the program inside. */
  readonly download: (os: string, arch: string) => Download;
  /** Name of its Homebrew formula. @default - no formula whose version fits */
  readonly brew?: string;
}

export interface Download {
  readonly url: string;
  /** Address of the SHA-256 checksum. */
  readonly checksum: string;
  /** Path of the program within the archive. @default - the download is the program */
  readonly member?: string;
}

export const minikubeTool: ToolSpec = {
  name: 'minikube',
  versionArgs: ['version', '--short'],
  range: { from: MINIKUBE_VERSION, below: '2.0.0' },
  version: MINIKUBE_VERSION,
  brew: 'minikube',
  download: (os, arch) =>
    withSuffix(
      `https://storage.googleapis.com/minikube/releases/v${MINIKUBE_VERSION}/minikube-${os}-${arch}`,
      '.sha256',
    ),
};

/** One minor version around the API server's, as Kubernetes promises. */
export const kubectlTool: ToolSpec = {
  name: 'kubectl',
  versionArgs: ['version', '--client'],
  range: { from: '1.27.0', below: '1.30.0' },
  version: KUBERNETES_VERSION,
  download: (os, arch) =>
    withSuffix(`${KUBERNETES_DOWNLOADS}/release/v${KUBERNETES_VERSION}/bin/${os}/${arch}/kubectl`, '.sha256'),
};

export const helmTool: ToolSpec = {
  name: 'helm',
  versionArgs: ['version', '--short'],
  range: { from: '3.14.0', below: '5.0.0' },
  version: HELM_VERSION,
  brew: 'helm',
  download: (os, arch) => ({
    ...withSuffix(`https://get.helm.sh/helm-v${HELM_VERSION}-${os}-${arch}.tar.gz`, '.sha256sum'),
    member: `${os}-${arch}/helm`,
  }),
};

/** Needed by Minikube's none driver only. */
export const crictlTool: ToolSpec = {
  name: 'crictl',
  versionArgs: ['--version'],
  range: { from: '1.26.0', below: '2.0.0' },
  version: CRICTL_VERSION,
  download: (os, arch) => ({
    ...withSuffix(
      `https://github.com/kubernetes-sigs/cri-tools/releases/download/v${CRICTL_VERSION}/crictl-v${CRICTL_VERSION}-${os}-${arch}.tar.gz`,
      '.sha256',
    ),
    member: 'crictl',
  }),
};

function withSuffix(url: string, suffix: string): Download {
  return { url, checksum: `${url}${suffix}` };
}
