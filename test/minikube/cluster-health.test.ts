import { clusterProblems, hasDeployment, ObjectList } from '../../lib/minikube/cluster-health';

type Item = ObjectList['items'][number];

const node: Item = {
  kind: 'Node',
  metadata: { name: 'vm' },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
};
const dns: Item = {
  kind: 'Deployment',
  metadata: { namespace: 'kube-system', name: 'coredns' },
  status: { readyReplicas: 1 },
};
const provisioner: Item = {
  kind: 'Deployment',
  metadata: { namespace: 'local-path-storage', name: 'local-path-provisioner' },
  status: { readyReplicas: 1 },
};
const storage: Item = {
  kind: 'StorageClass',
  metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
};

describe('a cluster', () => {
  it('is usable with a Ready node, DNS and a default StorageClass', () => {
    expect(clusterProblems({ items: [node, dns, storage] }, 'docker')).toEqual([]);
  });

  it('needs its storage provisioner too where Minikube has none of its own', () => {
    expect(clusterProblems({ items: [node, dns, storage] }, 'none')).toEqual([
      'there is no Deployment local-path-storage/local-path-provisioner',
    ]);
    expect(clusterProblems({ items: [node, dns, provisioner, storage] }, 'none')).toEqual([]);
  });

  it('tells why its node is not Ready', () => {
    const condition = { type: 'Ready', status: 'False', message: 'container runtime is down' };
    const broken = { ...node, status: { conditions: [condition] } };
    expect(clusterProblems({ items: [broken, dns, storage] }, 'docker')).toEqual([
      'node vm is not Ready: container runtime is down',
    ]);
  });

  it('tells everything that is missing at once', () => {
    expect(clusterProblems({ items: [{ ...dns, status: {} }] }, 'docker')).toEqual([
      'the cluster has no node',
      'Deployment kube-system/coredns has no ready pod',
      'there is no default StorageClass',
    ]);
  });

  it('has a Deployment whether that is ready or not', () => {
    expect(hasDeployment({ items: [{ ...dns, status: {} }] }, 'kube-system/coredns')).toBe(true);
    expect(hasDeployment({ items: [dns] }, 'default/coredns')).toBe(false);
  });
});
