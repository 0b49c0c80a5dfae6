import { kubectl, made, verified } from './cluster';
import { upgradeBackend } from './upgrade-backend';

beforeAll(() => made('deploy'));
afterEach(() => made('deploy'));
afterAll(async () => expect(await verified()).toEqual({ exitCode: 0, notOk: [] }));

test('a database scaled to 0 makes verify red and is named', async () => {
  await kubectl('scale', 'statefulset/todo-database', '--replicas=0');
  await kubectl('wait', '--for=delete', 'pod/todo-database-0', '--timeout=60s');
  const { exitCode, notOk } = await verified();
  expect(exitCode).not.toBe(0);
  expect(notOk[0]).toMatchObject({
    code: 'REPLICAS_DATABASE',
    fact: expect.stringContaining('todo-database has 0 ready replicas: it is scaled to 0') as string,
    mend: expect.stringContaining('scale statefulset/todo-database --replicas=1') as string,
  });
});

test('an image that does not exist makes verify red, and pod, reason and image are named', async () => {
  await kubectl('set', 'image', 'deployment/todo-backend', '*=docker.io/library/todo-backend:broken');
  await kubectl(
    'wait',
    '--for=jsonpath={.status.unavailableReplicas}=1',
    'deployment/todo-backend',
    '--timeout=60s',
  );
  const { exitCode, notOk } = await verified();
  expect(exitCode).not.toBe(0);
  expect(notOk[0]?.code).toBe('REPLICAS_BACKEND');
  expect(notOk[0]?.fact).toMatch(/pod todo-backend-\S+: .*docker\.io\/library\/todo-backend:broken/);
});

test('more connections than the database allows make verify red, and the sum is told', async () => {
  await upgradeBackend({ 'config.databaseConnections': '80' });
  const { exitCode, notOk } = await verified();
  expect(exitCode).not.toBe(0);
  expect(notOk).toMatchObject([
    {
      code: 'CONNECTIONS',
      fact: 'todo-backend 3 × 80, todo-frontend 3 × 10 are 270 in a rollout, and the database allows 197',
    },
  ]);
});
