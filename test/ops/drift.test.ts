import { drift } from '../../lib/ops/deploy/drift';
import { Workload } from '../../lib/ops/kube/workload';

const manifest = `
apiVersion: v1
kind: Service
metadata: { name: todo-backend }
---
# an empty document of a template that rendered nothing
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: todo-backend }
spec:
  replicas: 2
  template:
    spec:
      initContainers: [{ name: migrate, image: 'b:1' }]
      containers: [{ name: backend, image: 'b:1' }]
`;
const live: Workload = {
  kind: 'Deployment',
  name: 'todo-backend',
  desired: 2,
  ready: 2,
  settled: true,
  images: ['b:1', 'b:1'],
  containers: [],
  selector: '',
};

test.each<[string, Partial<Workload> | undefined, string[]]>([
  ['what is as installed', {}, []],
  ['more replicas than the chart asks for', { desired: 5 }, []],
  ['pods that are still starting', { ready: 0, settled: false }, []],
  ['fewer replicas', { desired: 0 }, ['todo-backend is scaled to 0 of 2']],
  ['another image', { images: ['b:1', 'b:2'] }, ['todo-backend runs b:1, b:2']],
  ['a deleted Deployment', undefined, ['todo-backend is gone']],
])('%s is told', async (_, changed, lines) => {
  const found = await drift(manifest, () => Promise.resolve(changed && { ...live, ...changed }));
  expect(found).toEqual(lines);
});
