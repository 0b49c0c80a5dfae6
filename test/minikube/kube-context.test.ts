import { foreignContext, hasOtherContext, KubeConfig } from '../../lib/minikube/kube-context';

const own = { home: '/home/me/.minikube', hosts: ['192.168.49.2', '127.0.0.1'] };

function configWith(server: string, authority?: string): KubeConfig {
  return {
    'current-context': 'minikube',
    contexts: [{ name: 'minikube', context: { cluster: 'a-cluster' } }],
    clusters: [{ name: 'a-cluster', cluster: { server, 'certificate-authority': authority } }],
  };
}

describe('the kubectl context named minikube', () => {
  it.each([
    ["leads to the profile's address", configWith('https://192.168.49.2:8443', '/home/me/.minikube/ca.crt')],
    ["leads to the engine's local port", configWith('https://127.0.0.1:49154', '/home/me/.minikube/ca.crt')],
    ['does not exist', { contexts: null, clusters: null }],
    ['has no cluster', { contexts: [{ name: 'minikube', context: { cluster: 'gone' } }], clusters: [] }],
  ])('is used when it %s', (_, config: KubeConfig) => {
    expect(foreignContext(config, own)).toBeUndefined();
  });

  it.each([
    ['another server', configWith('https://prod.example.org:6443', '/home/me/.minikube/ca.crt')],
    ['a cluster without a file of this Minikube', configWith('https://127.0.0.1:6443')],
    ["another user's Minikube", configWith('https://127.0.0.1:8443', '/home/you/.minikube/ca.crt')],
  ])('is never touched when it leads to %s', (_, config) => {
    expect(foreignContext(config, own)).toMatchObject({
      code: 'FOREIGN_CONTEXT',
      mend: expect.stringContaining('kubectl config rename-context minikube') as string,
    });
  });
});

describe('the current kubectl context', () => {
  it.each([
    ['production', true],
    ['minikube', false],
    ['', false],
    [undefined, false],
  ])('%j has to stay current: %s', (current, expected) => {
    expect(hasOtherContext({ 'current-context': current })).toBe(expected);
  });
});
