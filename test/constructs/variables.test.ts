import { containerVariables } from '../../lib/constructs/variables';

test('a container without sources has no variables', () => {
  expect(containerVariables({})).toEqual({});
});

test('a ConfigMap gives all of its entries, a Secret only the keys that are named', () => {
  expect(containerVariables({ configMap: 'config', secret: { name: 'secrets', keys: ['TOKEN'] } })).toEqual({
    env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'secrets', key: 'TOKEN' } } }],
    envFrom: [{ configMapRef: { name: 'config' } }],
  });
});

test('literals come before secrets, so that Kubernetes can expand them there', () => {
  const { env } = containerVariables({ literals: { A: '1' }, secret: { name: 'secrets', keys: ['B'] } });
  expect(env?.map(({ name }) => name)).toEqual(['A', 'B']);
});
