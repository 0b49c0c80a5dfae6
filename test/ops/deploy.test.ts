import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Applications } from '../../lib/application';
import type { DeploymentFacts } from '../../lib/charts/deployment-facts';
import { ClusterHandle } from '../../lib/ops/cluster-handle';
import { deploy } from '../../lib/ops/deploy/deploy';
import { DeployParts, DeployTarget } from '../../lib/ops/deploy/deploy-parts';
import { Helm, ReleaseState, UpgradeProps } from '../../lib/ops/helm/helm';
import { Workload, WorkloadName } from '../../lib/ops/kube/workload';
import { Settings } from '../../lib/ops/settings';
import { backendApplication, found, frontendApplication, variable } from '../support/applications';
import { RecordingReporter } from '../support/recording-reporter';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();
beforeAll(() => (process.env.TODO_STATE_DIR = join(folder, 'state')));

/** Secrets that the frontend can do without. */
const CLIENT = ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'];

/** Charts in the order in which they are installed. */
const CHARTS = ['todo-database', 'todo-backend', 'todo-frontend'];

/** A Helm that keeps its releases in memory. */
class MemoryHelm implements Helm {
  readonly releases = new Map<string, ReleaseState & { manifest: string }>();
  failing?: string;

  constructor(private readonly log: string[]) {}

  state(release: string): Promise<ReleaseState | undefined> {
    return Promise.resolve(this.releases.get(release));
  }

  manifest(release: string): Promise<string> {
    return Promise.resolve(this.releases.get(release)?.manifest ?? '');
  }

  values(): Promise<string> {
    return Promise.resolve('');
  }

  upgrade({ release, chartDir, valueFiles, set, description }: UpgradeProps): Promise<void> {
    this.log.push(`upgrade ${release}${set ? ` with ${JSON.stringify(set)}` : ''}`);
    if (release === this.failing) return Promise.reject(new Error('helm\nError: timed out waiting'));
    const template = readFileSync(join(chartDir, 'templates', 'workload.yaml'), 'utf8');
    const values = valueFiles.map((file) => readFileSync(file, 'utf8')).join('');
    const manifest = template.replace(
      /\{\{ \.Values\.(\w+) \}\}/g,
      (_, name) => new RegExp(`^${name}: (.*)$`, 'm').exec(values)?.[1] ?? '',
    );
    const revision = (this.releases.get(release)?.revision ?? 0) + 1;
    this.releases.set(release, { status: 'deployed', description, revision, manifest });
    return Promise.resolve();
  }

  recover(): Promise<void> {
    return Promise.resolve();
  }

  uninstall(release: string): Promise<void> {
    this.log.push(`uninstall ${release}`);
    this.releases.delete(release);
    return Promise.resolve();
  }
}

/** A machine on which every step of deploy is written down instead of done. */
class Machine {
  readonly log: string[] = [];
  readonly helm = new MemoryHelm(this.log);
  readonly settings: Settings;
  secrets: Readonly<Record<string, string>> = {};
  secretVersion = 0;
  facts?: DeploymentFacts;
  image = 'todo-backend:1';
  /** What the source folders hold. */
  applications: Applications = {
    backend: backendApplication({ variables: [variable('OPENAI_MODEL')] }),
    frontend: frontendApplication({ variables: CLIENT.map((name) => variable(name, { secret: true })) }),
  };
  /** What is wrong with the source folders. */
  sourceProblem?: Error;
  /** From where the namespace was deployed. */
  sources?: string;
  /** Why the built backend does not start. */
  trialProblem?: Error;
  /** Replicas that are changed by hand. */
  readonly scaledByHand = new Map<string, number>();
  private static number = 0;

  constructor(env?: string) {
    const root = join(folder, `machine${Machine.number++}`);
    mkdirSync(root);
    const envFile = join(root, '.env');
    if (env !== undefined) writeFileSync(envFile, env, { mode: 0o600 });
    this.settings = {
      environment: 'dev',
      namespace: 'todo',
      driver: 'auto',
      backendDir: join(root, 'backend'),
      frontendDir: join(root, 'frontend'),
      ownDockerfiles: [],
      envFile,
    };
  }

  deploy(reporter = new RecordingReporter()): Promise<unknown> {
    this.log.length = 0;
    return deploy(this.settings, this.parts(), reporter);
  }

  env(): string {
    return readFileSync(this.settings.envFile, 'utf8');
  }

  private parts(): DeployParts {
    const step = <T>(name: string, value: T): Promise<T> => {
      this.log.push(name);
      return Promise.resolve(value);
    };
    const cluster: ClusterHandle = {
      context: 'minikube',
      driver: 'none',
      tools: { minikube: '/bin/minikube', kubectl: '/bin/kubectl', helm: '/bin/helm' },
    };
    return {
      applications: () => {
        if (this.sourceProblem) throw this.sourceProblem;
        return this.applications;
      },
      startCluster: () => step('cluster', cluster),
      ensureImages: () =>
        step('images', { backend: this.image, frontend: 'todo-frontend:1', database: 'postgres:17' }),
      tryApplications: (_, { applications }) =>
        this.trialProblem ? Promise.reject(this.trialProblem) : step('trial', applications),
      target: () => this.target(step),
      synthesize: (facts) => {
        this.log.push('synth');
        this.facts = facts;
        return CHARTS.filter((name) => name !== 'todo-database' || facts.database === 'internal').map(
          (name) => ({
            name,
            chartDir: this.writeChart(name),
            valueFiles: [this.writeValues(name, facts)],
            startsAlone: name === 'todo-backend' && facts.applications.backend.startsAlone !== undefined,
          }),
        );
      },
      probeDatabase: () => step('probe database', undefined),
      forward: {
        ports: () =>
          step('ports', [
            { service: 'todo-backend', port: 8000 },
            { service: 'todo-frontend', port: 3000 },
          ]),
        ensure: () => step('forward', undefined),
      },
    };
  }

  private target(step: <T>(name: string, value: T) => Promise<T>): DeployTarget {
    return {
      context: 'minikube',
      namespace: 'todo',
      helm: this.helm,
      ensureNamespace: (sources) => {
        const before = this.sources;
        this.sources = sources;
        return step('namespace', before);
      },
      readAppSecrets: () => Promise.resolve(new Map(Object.entries(this.secrets))),
      applyAppSecrets: (values) => {
        if (JSON.stringify(values) !== JSON.stringify(this.secrets)) this.secretVersion++;
        this.secrets = values;
        return step('secrets', String(this.secretVersion));
      },
      workload: (name) => Promise.resolve(this.workload(name)),
      waitForRollout: (names) => step(`wait ${names.map(({ name }) => name).join(' ')}`, undefined),
      troubles: () =>
        Promise.resolve([{ pod: 'p', summary: 'pod p: ImagePullBackOff', details: ['event: x'] }]),
    };
  }

  private workload({ kind, name }: WorkloadName): Workload | undefined {
    const manifest = this.helm.releases.get(name)?.manifest;
    if (!manifest) return undefined;
    const desired = this.scaledByHand.get(name) ?? 2;
    const image = /image: (\S+)/.exec(manifest)?.[1] ?? '';
    return {
      kind,
      name,
      desired,
      ready: desired,
      settled: true,
      images: [image],
      containers: [],
      selector: '',
    };
  }

  private writeChart(name: string): string {
    const directory = join(this.settings.backendDir, '..', 'charts', name);
    mkdirSync(join(directory, 'templates'), { recursive: true });
    const kind = name === 'todo-database' ? 'StatefulSet' : 'Deployment';
    writeFileSync(
      join(directory, 'templates', 'workload.yaml'),
      `kind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n  replicas: 2\n  template:\n    metadata: { annotations: { secret: '{{ .Values.secret }}' } }\n    spec:\n      containers:\n        - image: {{ .Values.image }}\n`,
    );
    return directory;
  }

  private writeValues(name: string, facts: DeploymentFacts): string {
    const file = join(this.settings.backendDir, '..', 'charts', `${name}.yaml`);
    const image = facts.images[name.replace('todo-', '') as keyof DeploymentFacts['images']];
    const secret = name === 'todo-database' ? '' : facts.secretVersion;
    writeFileSync(file, `image: ${image}\nsecret: ${secret}\n`);
    return file;
  }
}

test('a first deploy goes through every step in order', async () => {
  const machine = new Machine();
  await machine.deploy();
  expect(machine.log).toEqual([
    'ports',
    'cluster',
    'images',
    'trial',
    'namespace',
    'secrets',
    'synth',
    'upgrade todo-database',
    'upgrade todo-backend',
    'upgrade todo-frontend',
    'wait todo-database todo-backend todo-frontend',
    'forward',
  ]);
});

test('an unchanged second deploy upgrades nothing', async () => {
  const machine = new Machine();
  await machine.deploy();
  await machine.deploy();
  expect(machine.log.filter((line) => line.startsWith('upgrade'))).toEqual([]);
});

test('a changed backend upgrades the backend only', async () => {
  const machine = new Machine();
  await machine.deploy();
  machine.image = 'todo-backend:2';
  await machine.deploy();
  expect(machine.log.filter((line) => line.startsWith('upgrade'))).toEqual(['upgrade todo-backend']);
});

test('who deploys another application into a namespace is told that its tables meet those of the one before', async () => {
  const machine = new Machine();
  const said = new RecordingReporter();
  await machine.deploy(said);
  await machine.deploy(said);
  expect(said.lines.join()).not.toContain('was deployed from');
  machine.applications = {
    ...machine.applications,
    backend: { ...machine.applications.backend, sourceDir: '/others/backend' },
  };
  await machine.deploy(said);
  expect(said.lines.join()).toMatch(
    /warn namespace todo was deployed from \S+theirs\/backend and .*NAMESPACE=/,
  );
});

test('changed secrets upgrade what reads them, and not the database', async () => {
  const machine = new Machine();
  await machine.deploy();
  const env = machine.env().replace(/^OPENAI_API_KEY=.*$/m, 'OPENAI_API_KEY=sk-new');
  writeFileSync(machine.settings.envFile, env);
  await machine.deploy();
  expect(machine.log.filter((line) => line.startsWith('upgrade'))).toEqual([
    'upgrade todo-backend',
    'upgrade todo-frontend',
  ]);
});

test('a release of the version before, whose chart had no values, is upgraded', async () => {
  const machine = new Machine();
  await machine.deploy();
  const release = machine.helm.releases.get('todo-database');
  if (release)
    machine.helm.releases.set('todo-database', { ...release, description: 'chart 0123456789abcdef' });
  await machine.deploy();
  expect(machine.log.filter((line) => /^(un|up)/.test(line))).toEqual(['upgrade todo-database']);
});

test('a part that was scaled to 0 by hand is installed again, one that was scaled up is not', async () => {
  const machine = new Machine();
  await machine.deploy();
  machine.scaledByHand.set('todo-database', 0).set('todo-backend', 5);
  await machine.deploy();
  expect(machine.log.filter((line) => line.startsWith('upgrade'))).toEqual(['upgrade todo-database']);
});

test('a failed upgrade says what the pods said', async () => {
  const machine = new Machine();
  machine.helm.failing = 'todo-backend';
  const deploying = machine.deploy();
  await expect(deploying).rejects.toMatchObject({ code: 'INSTALL_FAILED' });
  await expect(deploying).rejects.toThrow(/timed out waiting[^]*pod p: ImagePullBackOff[^]*event: x/);
  expect(machine.log).not.toContain('forward');
});

describe('with a backend that makes its tables at its start', () => {
  const backend = backendApplication({ startsAlone: found(true) });

  test('the first start is that of one replica', async () => {
    const machine = new Machine();
    machine.applications = { ...machine.applications, backend };
    await machine.deploy();
    expect(machine.log.filter((line) => line.startsWith('upgrade todo-backend'))).toEqual([
      'upgrade todo-backend with {"replicas":1}',
      'upgrade todo-backend',
    ]);
  });

  test('later ones are not', async () => {
    const machine = new Machine();
    machine.applications = { ...machine.applications, backend };
    await machine.deploy();
    machine.image = 'todo-backend:2';
    await machine.deploy();
    expect(machine.log.filter((line) => line.startsWith('upgrade'))).toEqual(['upgrade todo-backend']);
  });
});

test('an application that does not start is not deployed', async () => {
  const machine = new Machine();
  machine.trialProblem = new Error('MISSING_VARIABLE');
  await expect(machine.deploy()).rejects.toThrow('MISSING_VARIABLE');
  expect(machine.log).toEqual(['ports', 'cluster', 'images']);
});

test('what was made up for is said', async () => {
  const machine = new Machine();
  const notes = [{ code: 'NO_HEALTH_ROUTE', text: 'No health route was found.', evidence: [] }];
  machine.applications = { ...machine.applications, backend: backendApplication({ notes }) };
  const reporter = new RecordingReporter();
  await machine.deploy(reporter);
  expect(reporter.lines.join('\n')).toContain('backend: No health route was found. (NO_HEALTH_ROUTE)');
});

test('the secrets of a second clone without .env are those of the living cluster', async () => {
  const machine = new Machine();
  await machine.deploy();
  const clone = new Machine();
  clone.secrets = machine.secrets;
  clone.secretVersion = machine.secretVersion;
  await clone.deploy();
  expect(clone.secretVersion).toBe(machine.secretVersion);
  expect(clone.env()).toContain(machine.secrets.BETTER_AUTH_SECRET);
});

test.each(['BETTER_AUTH_SECRET', 'POSTGRES_PASSWORD'])(
  'another %s than the living database’s is refused before anything is changed',
  async (name) => {
    const machine = new Machine();
    await machine.deploy();
    const secrets = machine.secrets;
    const text = machine.env().replace(new RegExp(`^${name}=.*`, 'm'), `${name}=${'y'.repeat(40)}`);
    writeFileSync(machine.settings.envFile, text);
    const deploying = machine.deploy();
    await expect(deploying).rejects.toMatchObject({ code: 'SECRET_DIFFERS' });
    await expect(deploying).rejects.not.toThrow('yyyy');
    expect(machine.secrets).toBe(secrets);
    expect(machine.log).not.toContain('images');
  },
);

describe('with a database outside', () => {
  const env = 'DATABASE_URL=postgresql://u:p@db.example.com/todo\n';

  test('it is tried before anything is made, and none is deployed', async () => {
    const machine = new Machine(env);
    await machine.deploy();
    expect(machine.log[0]).toBe('probe database');
    expect(machine.log).not.toContain('upgrade todo-database');
    expect(machine.secrets.DATABASE_URL).toBe('postgresql://u:p@db.example.com/todo');
  });

  test('the one inside is taken out of service when it is no longer used', async () => {
    const machine = new Machine();
    await machine.deploy();
    writeFileSync(machine.settings.envFile, machine.env().replace(/^DATABASE_URL=.*$/m, env.trim()));
    await machine.deploy();
    const steps = machine.log.filter((line) => /^(upgrade|uninstall)/.test(line));
    expect(steps).toEqual(['upgrade todo-backend', 'upgrade todo-frontend', 'uninstall todo-database']);
  });
});

test('a source folder without an application ends the deploy before the cluster is started', async () => {
  const machine = new Machine();
  machine.sourceProblem = new Error('NO_APPLICATION');
  await expect(machine.deploy()).rejects.toThrow('NO_APPLICATION');
  expect(machine.log).toEqual([]);
});

test('a malformed .env ends the deploy before the cluster is started', async () => {
  const machine = new Machine('BETTER_AUTH_SECRET=short\n');
  await expect(machine.deploy()).rejects.toMatchObject({ code: 'SECRET_SHORT' });
  expect(machine.log).toEqual([]);
});

test('the settings reach the charts as facts, and no secret does', async () => {
  const machine = new Machine(
    'OPENAI_API_KEY=sk-hidden\nOPENAI_MODEL=gpt-x\nBETTER_AUTH_URL=https://todo.example.com\n',
  );
  await machine.deploy();
  expect(machine.facts).toMatchObject({
    addresses: { frontendOrigin: 'https://todo.example.com' },
    database: 'internal',
    config: { backend: { openaiModel: 'gpt-x' } },
  });
  for (const value of Object.values(machine.secrets))
    expect(JSON.stringify(machine.facts)).not.toContain(value);
});

test('a provider’s client reaches the Secret, which has no entry for it otherwise', async () => {
  const client = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'hidden' };
  const lines = Object.entries(client).map(([name, value]) => `${name}=${value}\n`);
  const machine = new Machine(lines.join(''));
  await machine.deploy();
  expect(machine.secrets).toMatchObject(client);
  const without = new Machine();
  await without.deploy();
  expect(Object.keys(without.secrets).filter((name) => /CLIENT/.test(name))).toEqual([]);
});

test('no secret is ever said', async () => {
  const machine = new Machine();
  const said = new RecordingReporter();
  await machine.deploy(said);
  for (const value of Object.values(machine.secrets).filter(Boolean))
    expect(said.lines.join('\n')).not.toContain(value);
});
