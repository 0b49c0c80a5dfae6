import {
  containerdConfig,
  containerdInitScript,
  isContainerdConfig,
} from '../../lib/minikube/bootstrap/containerd-files';
import { debianSuite } from '../../lib/minikube/bootstrap/debian-suite';
import { withoutMinikubeHosts } from '../../lib/minikube/bootstrap/forget-minikube';
import { withoutClusterRules } from '../../lib/minikube/bootstrap/pod-network';
import { run } from '../../lib/support/run';

describe("containerd's configuration", () => {
  const config = containerdConfig('registry.k8s.io/pause:3.9');

  it('has the sandbox image, and the OOM setting in the one spelling that Minikube does not change', () => {
    expect(config).toMatchSnapshot();
  });

  it('is recognized after Minikube edited it', () => {
    expect(isContainerdConfig(config.replace('pause:3.9', 'pause:3.10'), config)).toBe(true);
  });

  it.each([
    ['is empty', ''],
    ["is Debian's", 'version = 2\n\n[plugins]\n'],
    ['was made for another sandbox image', containerdConfig('registry.k8s.io/pause:3.8')],
  ])('is written again when what is there %s', (_, content) => {
    expect(isContainerdConfig(content, config)).toBe(false);
  });

  it('comes with an init script that a shell understands', async () => {
    expect((await run('sh', ['-n'], { input: containerdInitScript })).stderr).toBe('');
  });
});

describe('the firewall rules without those of the cluster', () => {
  it('are the rules of everybody else', () => {
    const dump = [
      '*nat',
      ':PREROUTING ACCEPT [0:0]',
      ':KUBE-SERVICES - [0:0]',
      ':CNI-5a3f - [0:0]',
      ':DOCKER - [0:0]',
      '-A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES',
      '-A POSTROUTING -s 10.244.0.2/32 -j CNI-5a3f',
      '-A KUBE-SERVICES -d 10.96.0.1/32 -j KUBE-SVC-NPX',
      '-A DOCKER -i docker0 -j RETURN',
      'COMMIT',
      '',
    ].join('\n');
    const kept = [
      '*nat',
      ':PREROUTING ACCEPT [0:0]',
      ':DOCKER - [0:0]',
      '-A DOCKER -i docker0 -j RETURN',
      'COMMIT',
      '',
    ];
    expect(withoutClusterRules(dump).split('\n')).toEqual(kept);
  });
});

it('takes only the names that Minikube added out of /etc/hosts', () => {
  const hosts =
    '127.0.0.1 localhost\n127.0.0.1\thost.minikube.internal\n192.0.2.2\tcontrol-plane.minikube.internal\n';
  expect(withoutMinikubeHosts(hosts)).toBe('127.0.0.1 localhost\n');
});

it("finds the release's code name", () => {
  expect(debianSuite('ID=debian\nVERSION_CODENAME=bookworm\n')).toBe('bookworm');
});
