import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { distDir } from '../../lib/support/paths';
import { run } from '../../lib/support/run';
import { kubectlIn, made, status } from './cluster';

/**
 * The charts as someone uses them who has nothing else of this project: with plain Helm and kubectl, in a namespace of
 * their own, beside the application that `make deploy` runs.
 */
const NAMESPACE = 'charts-alone';

const CHARTS = ['todo-database', 'todo-backend', 'todo-frontend'];
const REPLICATED = ['todo-backend', 'todo-frontend'];

/** Two applications have to fit on the node. */
const SMALL = ['resources.requests.cpu=10m', 'resources.requests.memory=64Mi'];

let helmBinary: string;
/** Tags of the images that `make deploy` put on the node, by workload. */
let tags: ReadonlyMap<string, string | undefined>;

beforeAll(async () => {
  await made('deploy');
  await made('package');
  const { cluster, images } = await status();
  helmBinary = cluster.tools?.helm ?? '';
  tags = new Map(images.map(({ workload, image }) => [workload, image.split(':').at(-1)]));
  await removeNamespace();
  await kubectl(['create', 'namespace', NAMESPACE]);
  await kubectl(['label', 'namespace', NAMESPACE, 'pod-security.kubernetes.io/enforce=restricted']);
  await createSecret();
});
afterAll(removeNamespace);

test('the API server takes the plain manifests of those who do without Helm', async () => {
  const taken = await kubectl(['apply', '--dry-run=server', `--filename=${join(distDir, 'manifests')}`]);
  for (const object of ['job.batch/todo-backend-migrate', 'deployment.apps/todo-frontend'])
    expect(taken).toContain(`${object} created`);
});

test.each(CHARTS)('%s installs with `helm install`, and `helm test` reaches it', async (chart) => {
  await install(chart, chart);
  expect(await helm('test', chart)).toContain('Succeeded');
});

test('two releases of a chart in one namespace serve beside each other', async () => {
  await Promise.all(REPLICATED.map((chart) => install(`second-${chart}`, chart, ['replicas=1'])));
  for (const chart of REPLICATED) {
    const [first, second] = [await podsBehind(chart), await podsBehind(`second-${chart}`)];
    expect(first).toHaveLength(2);
    expect(second).toHaveLength(1);
    expect(first).not.toContain(second[0]);
    for (const release of [chart, `second-${chart}`])
      expect(await helm('test', release)).toContain('Succeeded');
  }
});

test('removing one of them leaves the other as it is', async () => {
  const before = await Promise.all(REPLICATED.map(podsBehind));
  for (const chart of REPLICATED) await helm('uninstall', `second-${chart}`, '--wait');
  expect(await Promise.all(REPLICATED.map(podsBehind))).toEqual(before);
  expect(await names('configmap')).toEqual(expect.arrayContaining(['app-config', 'frontend-config']));
});

test('a changed configuration replaces the pods that read it; the same values replace none', async () => {
  const [backend, frontend] = await Promise.all(REPLICATED.map(podsBehind));
  await upgrade('todo-backend', 'dev', ['config.logLevel=debug']);
  const changed = await podsBehind('todo-backend');
  expect(changed.filter((pod) => backend?.includes(pod))).toEqual([]);
  expect(await podsBehind('todo-frontend')).toEqual(frontend);
  await upgrade('todo-backend', 'dev', ['config.logLevel=debug']);
  expect(await podsBehind('todo-backend')).toEqual(changed);
});

test('an autoscaler takes the replicas over, and gives them back', async () => {
  await upgrade('todo-frontend', 'dev', ['autoscaling.enabled=true', 'autoscaling.minReplicas=1']);
  expect(await names('horizontalpodautoscaler')).toEqual(['todo-frontend']);
  expect(await helm('get', 'manifest', 'todo-frontend')).not.toMatch(/^ {2}replicas:/m);
  await upgrade('todo-frontend', 'dev');
  expect(await names('horizontalpodautoscaler')).toEqual([]);
  expect(await podsBehind('todo-frontend')).toHaveLength(2);
});

test('from dev to prod the data stay', async () => {
  await sql("CREATE TABLE kept (note text); INSERT INTO kept VALUES ('still here')");
  for (const chart of CHARTS) await upgrade(chart, 'prod');
  for (const chart of REPLICATED) expect(await podsBehind(chart)).toHaveLength(3);
  expect(await sql('SELECT note FROM kept')).toContain('still here');
});

function flags(chart: string, environment: 'dev' | 'prod', set: readonly string[]): string[] {
  const image = chart === 'todo-database' ? [] : [`image.tag=${tags.get(chart)}`];
  return [
    join(distDir, 'charts', chart),
    `--values=${join(distDir, 'charts', chart, `values-${environment}.yaml`)}`,
    ...[...SMALL, ...image, ...set].map((assignment) => `--set=${assignment}`),
    '--wait',
    '--timeout=300s',
  ];
}

function install(release: string, chart: string, set: readonly string[] = []): Promise<string> {
  return helm('install', release, ...flags(chart, 'dev', set));
}

function upgrade(chart: string, environment: 'dev' | 'prod', set: readonly string[] = []): Promise<string> {
  return helm('upgrade', chart, ...flags(chart, environment, set));
}

async function helm(...args: string[]): Promise<string> {
  return (await run(helmBinary, [...args, '--kube-context=minikube', `--namespace=${NAMESPACE}`])).stdout;
}

async function kubectl(args: readonly string[], input?: string): Promise<string> {
  return (await kubectlIn(NAMESPACE, args, input)).stdout;
}

async function removeNamespace(): Promise<void> {
  await kubectl(['delete', 'namespace', NAMESPACE, '--ignore-not-found', '--wait', '--timeout=180s']);
}

/** The Secret that the charts refer to; it goes through standard input, where no other process sees it. */
async function createSecret(): Promise<void> {
  const password = randomBytes(16).toString('hex');
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'app-secrets' },
    stringData: {
      BETTER_AUTH_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: `postgresql://todo:${password}@todo-database:5432/todo`,
      OPENAI_API_KEY: '',
      POSTGRES_PASSWORD: password,
    },
  };
  await kubectl(['create', '--filename=-'], JSON.stringify(secret));
}

/** The ready pods to which a Service leads. */
async function podsBehind(service: string): Promise<string[]> {
  const path = '{.subsets[*].addresses[*].targetRef.name}';
  const pods = await kubectl(['get', 'endpoints', service, `--output=jsonpath=${path}`]);
  return pods.split(' ').filter(Boolean).sort();
}

async function names(kind: string): Promise<string[]> {
  const found = await kubectl(['get', kind, '--output=jsonpath={.items[*].metadata.name}']);
  return found.split(' ').filter(Boolean);
}

function sql(statement: string): Promise<string> {
  const psql = ['psql', '--username=todo', '--dbname=todo', '--command', statement];
  return kubectl(['exec', 'todo-database-0', '--', ...psql]);
}
