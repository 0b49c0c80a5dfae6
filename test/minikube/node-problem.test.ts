import { NodeFacts, nodeProblem } from '../../lib/minikube/bootstrap/node-problem';

const GIB = 1024 ** 3;
const fine: NodeFacts = {
  cacheFree: 40 * GIB,
  nodeFree: 40 * GIB,
  memory: 8 * GIB,
  builds: true,
  foreignListeners: [],
  addresses: [{ device: 'eth0', address: '192.168.1.10' }],
};

describe('a machine that is to become the node', () => {
  it('is accepted when it has what is needed', () => {
    expect(nodeProblem(fine)).toBeUndefined();
  });

  it('needs room to build everything', () => {
    expect(nodeProblem({ ...fine, cacheFree: 9.5 * GIB })).toMatchObject({
      code: 'DISK',
      found: '9.5 GiB free to build Kubernetes from source',
      needed: '15.0 GiB',
    });
  });

  it('needs less room when everything is built already', () => {
    expect(nodeProblem({ ...fine, cacheFree: 6 * GIB, nodeFree: 6 * GIB, builds: false })).toBeUndefined();
  });

  it("needs room for the node's own data in any case", () => {
    expect(nodeProblem({ ...fine, nodeFree: 1 * GIB, builds: false })).toMatchObject({
      code: 'DISK',
      found: '1.0 GiB free in /var/lib',
    });
  });

  it('needs 4 GiB of memory, of which the kernel may keep a part', () => {
    expect(nodeProblem({ ...fine, memory: 3.8 * GIB })).toBeUndefined();
    expect(nodeProblem({ ...fine, memory: 2 * GIB })).toMatchObject({
      code: 'MEMORY',
      found: '2.0 GiB of memory',
    });
  });

  it('names the process that has taken one of its ports', () => {
    const foreignListeners = [{ port: 8443, pid: 4711, command: 'nginx' }];
    expect(nodeProblem({ ...fine, foreignListeners })).toEqual({
      code: 'PORT_TAKEN',
      found: 'port 8443 is taken by nginx (pid 4711)',
      needed: 'port 8443 free, for the Kubernetes node',
      mend: 'end it (kill 4711), then `make deploy`',
    });
  });

  it.each(['10.96.0.1', '10.111.255.254', '10.244.3.4'])('must not have the address %s itself', (address) => {
    const addresses = [{ device: 'eth1', address }];
    expect(nodeProblem({ ...fine, addresses })).toMatchObject({
      code: 'ADDRESS_CLASH',
      found: `the device eth1 has the address ${address}`,
    });
  });

  it.each(['10.95.255.254', '10.112.0.1', '10.243.1.1'])('may have the address %s', (address) => {
    expect(nodeProblem({ ...fine, addresses: [{ device: 'eth1', address }] })).toBeUndefined();
  });
});
