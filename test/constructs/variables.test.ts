import { containerVariables } from '../../lib/constructs/variables';

test('a container without sources has no variables', () => {
  expect(containerVariables({})).toEqual({});
});

test('a ConfigMap gives all of its entries, a Secret only the keys that are named', () => {
  expect(
    containerVariables({
      configMap: 'config',
      secret: { name: 'secrets', variables: [{ variable: 'TOKEN', key: 'token' }] },
    }),
  ).toEqual({
    env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'secrets', key: 'token' } } }],
    envFrom: [{ configMapRef: { name: 'config' } }],
  });
});

test('literals come before secrets, so that Kubernetes can expand them there', () => {
  const { env } = containerVariables({
    literals: { A: '1' },
    secret: { name: 'secrets', variables: [{ variable: 'B', key: 'b' }] },
  });
  expect(env?.map(({ name }) => name)).toEqual(['A', 'B']);
});

test('the user’s own come last, so that they win', () => {
  const { env, envFrom } = containerVariables({
    configMap: 'config',
    literals: { A: '1' },
    extraEnv: [{ name: 'A', value: '2' }],
    extraEnvFrom: [{ secretRef: { name: 'more' } }],
  });
  expect(env).toEqual([
    { name: 'A', value: '1' },
    { name: 'A', value: '2' },
  ]);
  expect(envFrom).toEqual([{ configMapRef: { name: 'config' } }, { secretRef: { name: 'more' } }]);
});
