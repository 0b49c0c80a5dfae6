import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../lib/support/paths';
import { address, kube, kubectl, made, make, podIdentities, status, verified } from './cluster';

let output: string;
beforeAll(async () => {
  output = await made('deploy');
});

test('deploy prints the two addresses, and both answer', async () => {
  const [frontend, backend] = [await address('todo-frontend'), await address('todo-backend')];
  expect(output).toContain(frontend);
  expect(output).toContain(`${backend}/health`);
  expect((await fetch(frontend)).status).toBe(200);
  expect((await fetch(`${backend}/health`)).status).toBe(200);
});

test('.env is private', () => {
  expect(statSync(join(projectRoot, '.env')).mode & 0o777).toBe(0o600);
});

test('verify is green', async () => {
  expect(await verified()).toEqual({ exitCode: 0, notOk: [] });
});

test('a second deploy builds nothing, upgrades nothing and leaves every pod as it is', async () => {
  const before = await podIdentities();
  const again = await made('deploy');
  expect(again).not.toMatch(/building|loading|upgraded|installed/);
  expect(await podIdentities()).toEqual(before);
});

test('a one-line change of the backend replaces the backend’s pods and no others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
  try {
    const changed = join(folder, 'backend');
    cpSync(join(projectRoot, 'backend'), changed, {
      recursive: true,
      filter: (path) => !/\/(\.venv|__pycache__|\.\w+_cache)$/.test(path),
    });
    const main = join(changed, 'app', 'main.py');
    writeFileSync(main, `${readFileSync(main, 'utf8')}\n# one more line\n`);
    const before = await podIdentities();
    await made('deploy', { BACKEND_DIR: changed });
    const after = await podIdentities();
    const of = (pods: string[], part: string): string[] =>
      pods.filter((pod) => pod.startsWith(`todo-${part}`));
    expect(of(after, 'frontend')).toEqual(of(before, 'frontend'));
    expect(of(after, 'database')).toEqual(of(before, 'database'));
    expect(of(after, 'backend').filter((pod) => before.includes(pod))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await made('deploy');
  }
});

test('the running pods satisfy the restricted Pod Security Standard', async () => {
  // Against a namespace that enforces nothing the server judges every pod when the label is to be set.
  const { stderr, stdout } = await kubectl(
    'label',
    '--dry-run=server',
    '--overwrite',
    'namespace',
    'todo',
    'pod-security.kubernetes.io/enforce=restricted',
    'pod-security.kubernetes.io/enforce-version=v1.28',
  );
  expect(stdout).toContain('labeled');
  expect(stderr).toBe('');
});

test('scale runs as many replicas as asked for', async () => {
  await made('scale', { N: '3' });
  const counts = (await status()).workloads.filter(({ name }) => name !== 'todo-database');
  expect(counts).toEqual(counts.map(({ name }) => ({ name, ready: 3, desired: 3 })));
  await made('scale', { N: '2' });
});

test('logs names the pod of each line', async () => {
  const { stdout, exitCode } = await make('logs', { PART: 'backend' });
  expect(exitCode).toBe(0);
  expect(stdout.split('\n')[0]).toMatch(/^todo-backend-\S+ /);
});

test('the forward goes on when every backend pod is deleted', async () => {
  const backend = await address('todo-backend');
  const { core, namespace } = kube();
  await core.deleteCollectionNamespacedPod({
    namespace,
    labelSelector: 'app.kubernetes.io/name=todo-backend',
  });
  expect((await fetch(`${backend}/health`)).status).toBe(200);
});

test('a namespace that cannot be one, and an environment that is none, end with a message', async () => {
  for (const [name, value] of [
    ['NAMESPACE', 'To Do'],
    ['ENV', 'test'],
  ] as const) {
    const { exitCode, stderr } = await make('deploy', { [name]: value });
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/mend: +make deploy/);
  }
});
