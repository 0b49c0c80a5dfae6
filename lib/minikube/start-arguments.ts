export interface StartProps {
  readonly driver: string;
  /** Without the leading `v`. */
  readonly kubernetesVersion: string;
  /** Whether another kubectl context is the current one and has to stay it. */
  readonly keepContext: boolean;
}

/** The arguments of `minikube start`: a pure function, so that what is not tested by running is tested by reading. */
export function startArguments({ driver, kubernetesVersion, keepContext }: StartProps): string[] {
  return [
    'start',
    `--driver=${driver}`,
    '--container-runtime=containerd',
    `--kubernetes-version=v${kubernetesVersion}`,
    `--keep-context=${keepContext}`,
    '--interactive=false',
    '--output=json',
    ...(driver === 'none' ? bareMachine : ownMachine),
  ];
}

/** Minikube makes a machine of its own (a container, usually): calico, because its default does not enforce policies. */
const ownMachine: readonly string[] = ['--cni=calico', '--addons=metrics-server'];

/** This machine is the node. */
const bareMachine: readonly string[] = [
  '--preload=false',
  '--cache-images=false',
  // Minikube's own storage provisioner does not run with these binaries; the addons are enabled one by one instead.
  '--install-addons=false',
  '--force-systemd=false',
  '--extra-config=kubelet.cgroup-driver=cgroupfs',
  // SystemVerification wants a kernel configuration file, HTTPProxyCIDR cannot parse its own address with a new Go.
  '--extra-config=kubeadm.ignore-preflight-errors=HTTPProxyCIDR,SystemVerification',
];
