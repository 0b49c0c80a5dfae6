import { isKubelet, isPodProcess, isPodShim, Process } from '../../lib/minikube/processes';

const process = (args: string, cgroup = '4:memory:/\n'): Process => ({
  pid: 7,
  args: args.split(' '),
  cgroup,
});

describe("the node's own processes", () => {
  it.each([
    [
      'the kubelet',
      '/var/lib/minikube/binaries/v1.28.15/kubelet --config=/var/lib/kubelet/config.yaml',
      true,
    ],
    ['the script that starts it again', '/bin/bash /var/lib/minikube/openrc-restart-wrapper.sh unit', true],
    ["another cluster's kubelet", '/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml', false],
    ['somebody who looks at its log', 'tail -f /var/lib/minikube/binaries/kubelet.log', false],
  ])('kubelet: %s', (_, args, expected) => {
    expect(isKubelet(process(args))).toBe(expected);
  });

  it.each([
    ["a shim of the node's containerd", 'k8s.io', '/run/containerd/containerd.sock', true],
    ["a shim of Docker's", 'moby', '/run/containerd/containerd.sock', false],
    ['a shim of another containerd', 'k8s.io', '/run/k3s/containerd/containerd.sock', false],
  ])('shim: %s', (_, namespace, address, expected) => {
    const args = `/usr/bin/containerd-shim-runc-v2 -namespace ${namespace} -id 1a -address ${address}`;
    expect(isPodShim(process(args))).toBe(expected);
  });

  it.each([
    ['a container of a pod', '4:memory:/kubepods/burstable/pod1/2\n', true],
    ['a pod of a cluster within a container', '4:memory:/docker/1a/kubepods/pod1/2\n', false],
    ['anything else', '4:memory:/user.slice\n', false],
  ])('pod: %s', (_, cgroup, expected) => {
    expect(isPodProcess(process('sleep 1', cgroup))).toBe(expected);
  });
});
