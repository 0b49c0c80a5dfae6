import type { KubernetesObject, V1Container, V1Job } from '@kubernetes/client-node';
import type { Applications } from '../../lib/application';
import { chartsOf } from '../../lib/charts';
import { ENVIRONMENTS } from '../../lib/charts/environment';
import { programKey } from '../../lib/charts/program-key';
import { fullValues, releasesOf } from '../../lib/charts/releases';
import { todoBackend } from '../../lib/charts/todo-backend';
import { todoFrontend } from '../../lib/charts/todo-frontend';
import { defaultsOf, mergeValues } from '../../lib/helm/schema/defaults';
import { validateValues } from '../../lib/helm/schema/validate-values';
import { backendApplication, found, frontendApplication, variable } from '../support/applications';
import { others, reference } from './applications';
import { type Workload, chartObjects, objectsOf, workloadsOf } from './deployments';
import { facts } from './facts';
import { podSecurityViolations } from './pod-security';

const application = (name: string): Applications => others[name] ?? reference;
const withSidecar = application('with a sidecar');
const bare = application('without anything of its own');
const single = application('that bears one replica');

function workload(objects: readonly KubernetesObject[]): Workload {
  const [only] = workloadsOf(objects);
  if (!only) throw new Error('no workload');
  return only;
}

const backend = ({ backend }: Applications): Workload => workload(chartObjects(todoBackend(backend)));
const frontend = ({ frontend }: Applications): Workload => workload(chartObjects(todoFrontend(frontend)));
const containers = ({ spec }: Workload): readonly V1Container[] => spec.template.spec.containers;
const configOf = (objects: readonly KubernetesObject[]): Record<string, string> | undefined =>
  (objects.find(({ kind }) => kind === 'ConfigMap') as { data?: Record<string, string> } | undefined)?.data;
const jobs = (objects: readonly KubernetesObject[]): V1Job[] =>
  objects.filter((object): object is V1Job => object.kind === 'Job');

describe('a server without a health route', () => {
  test('is asked whether its port is open', () => {
    const [container] = containers(backend(withSidecar));
    for (const probe of [container?.startupProbe, container?.livenessProbe, container?.readinessProbe]) {
      expect(probe?.tcpSocket).toEqual({ port: 'http' });
      expect(probe).not.toHaveProperty('httpGet');
    }
  });

  test('may be asked otherwise whether it can serve than whether it lives', () => {
    const [container] = containers(backend(single));
    expect(container?.livenessProbe).toHaveProperty('tcpSocket');
    expect(container?.readinessProbe?.httpGet?.path).toBe('/api/health');
  });
});

test('a server on another port is behind the specification’s Service port', () => {
  const objects = chartObjects(todoBackend(withSidecar.backend));
  expect(containers(workload(objects))[0]?.ports).toEqual([{ name: 'http', containerPort: 8080 }]);
  const service = objects.find(({ kind }) => kind === 'Service') as { spec?: unknown } | undefined;
  expect(service?.spec).toMatchObject({ ports: [{ port: 8000, targetPort: 'http' }] });
  expect(configOf(objects)).toMatchObject({ PORT: '8080' });
});

test('a folder that an application writes to is a bounded volume', () => {
  const pod = backend(withSidecar).spec.template.spec;
  const mount = pod.containers[0]?.volumeMounts?.find(({ mountPath }) => mountPath === '/app/logs');
  expect(pod.volumes).toContainEqual({ name: mount?.name, emptyDir: { sizeLimit: '32Mi' } });
});

describe('a process that an application needs beside itself', () => {
  const [server, sidecar] = containers(backend(withSidecar));

  test('runs in its pod, of its image, with its variables but for its own port', () => {
    expect(sidecar).toMatchObject({
      name: 'mcp',
      image: server?.image,
      command: ['python', 'mcp_server.py'],
    });
    expect(sidecar?.envFrom).toEqual(server?.envFrom);
    expect(sidecar?.env).toEqual([{ name: 'PORT', value: '8001' }, ...(server?.env ?? [])]);
    expect(sidecar?.volumeMounts).toEqual(server?.volumeMounts);
  });

  test('is found by the application in the pod itself', () => {
    expect(configOf(chartObjects(todoBackend(withSidecar.backend)))).toMatchObject({
      MCP_SERVER_URL: 'http://localhost:8001/mcp',
    });
  });

  test('is asked inside of the pod, since it may listen on localhost alone', () => {
    for (const probe of [sidecar?.startupProbe, sidecar?.livenessProbe, sidecar?.readinessProbe])
      expect(probe?.exec?.command?.at(-1)).toBe('8001');
  });

  test('has resources of its own, which can be chosen', () => {
    const sidecarResources = { limits: { memory: '1Gi' } };
    const chosen = containers(workload(chartObjects(todoBackend(withSidecar.backend), { sidecarResources })));
    expect(chosen.map(({ resources }) => resources?.limits?.memory)).toEqual(['512Mi', '1Gi']);
  });

  test('is told nothing where it is a program of the tool', () => {
    const [, forwarder] = containers(frontend(withSidecar));
    expect(forwarder).toMatchObject({ name: 'to-backend' });
    expect(forwarder).not.toHaveProperty('env');
    expect(forwarder).not.toHaveProperty('envFrom');
    expect(todoFrontend(withSidecar.frontend).values.properties).not.toHaveProperty('sidecarResources');
  });
});

describe('migrations', () => {
  test('are run by the image of the part that has them, before its release', () => {
    const [alembic] = jobs(chartObjects(todoBackend(withSidecar.backend)));
    const [accounts] = jobs(chartObjects(todoFrontend(withSidecar.frontend)));
    const command = (job?: V1Job): readonly string[] | undefined =>
      job?.spec?.template.spec?.containers[0]?.command;
    expect(command(alembic)).toEqual(['alembic', 'upgrade', 'head']);
    expect(alembic?.spec?.activeDeadlineSeconds).toBe(120);
    expect(command(accounts)).toEqual(['node', '/opt/migrate/better-auth.mjs']);
    for (const job of [alembic, accounts])
      expect(job?.metadata?.annotations).toHaveProperty(['helm.sh/hook']);
  });

  test('get what the application needs to start, and no other secret', () => {
    const application = backendApplication({
      migration: found({ tool: 'alembic', command: ['alembic'] }),
      variables: [
        variable('DATABASE_URL', { secret: true, meaning: 'database-url' }),
        variable('SECRET_KEY', { secret: true, required: true, meaning: 'auth-secret' }),
        variable('STRIPE_KEY', { secret: true }),
      ],
    });
    const [job] = jobs(chartObjects(todoBackend(application)));
    const secrets = (job?.spec?.template.spec?.containers[0]?.env ?? []).filter(({ valueFrom }) => valueFrom);
    expect(secrets.map(({ name }) => name)).toEqual(['DATABASE_URL', 'SECRET_KEY']);
  });

  test('are no Job where there are none, and no value', () => {
    for (const chart of chartsOf(bare)) {
      expect(jobs(chartObjects(chart))).toEqual([]);
      expect(chart.values.properties).not.toHaveProperty('migration');
    }
  });
});

describe('an application that bears one replica', () => {
  const chart = todoBackend(single.backend);
  const allows = (values: object): boolean => {
    try {
      validateValues(chart, mergeValues(defaultsOf(chart.values), values as never));
      return true;
    } catch {
      return false;
    }
  };

  test('gets one, in every environment', () => {
    for (const environment of ENVIRONMENTS)
      expect(
        objectsOf(environment, { applications: single }).filter(({ kind }) => kind === 'Deployment'),
      ).toMatchObject([{ spec: { replicas: 1 } }, { spec: { replicas: 1 } }]);
  });

  test('gets neither more nor as many as the load asks for', () => {
    expect([{ replicas: 1 }, { replicas: 2 }, { autoscaling: { enabled: true } }].map(allows)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('is never there twice, not even while it is replaced', () => {
    expect(workload(chartObjects(chart)).spec).toMatchObject({ strategy: { type: 'Recreate' } });
  });

  test('does not keep a node from being drained', () => {
    expect(chartObjects(chart).map(({ kind }) => kind)).not.toContain('PodDisruptionBudget');
  });
});

test('an application whose replicas each make the tables starts with one of them', () => {
  const alone = (applications: Applications): boolean[] =>
    releasesOf('dev', { ...facts, applications }).map(({ startsAlone }) => startsAlone);
  expect(alone(single)).toEqual([false, true, false]);
  expect(alone(reference)).toEqual([false, false, false]);
});

test('a frontend that reads no secret knows no Secret', () => {
  const chart = todoFrontend(bare.frontend);
  expect(chart.values.properties).not.toHaveProperty('secret');
  expect(JSON.stringify(chartObjects(chart))).not.toContain('app-secrets');
  const [, , release] = releasesOf('dev', { ...facts, applications: bare });
  expect(release?.values).not.toHaveProperty('secret');
});

describe('a deployment', () => {
  const config = (part: 1 | 2, changed: Partial<typeof facts>): unknown =>
    releasesOf('prod', { ...facts, ...changed })[part]?.values.config;

  test('sets the addresses that are not the charts’ own', () => {
    const addresses = { ...facts.addresses, frontendOrigin: 'http://localhost:3001' };
    expect(config(1, { addresses })).toMatchObject({ betterAuthUrl: 'http://localhost:3001' });
    expect(config(1, { addresses })).not.toHaveProperty('betterAuthJwksUrl');
    expect(config(2, { addresses })).toMatchObject({ betterAuthTrustedOrigins: 'http://localhost:3001' });
  });

  test('leaves the environment’s own addresses, but for what `.env` says', () => {
    const addresses = { ...facts.addresses, frontendOrigin: 'http://localhost:3001' };
    const trusted = (changed: Partial<typeof facts>): unknown => {
      const release = releasesOf('dev', { ...facts, addresses, ...changed })[2];
      return release && fullValues(release).config;
    };
    expect(trusted({})).toMatchObject({ betterAuthTrustedOrigins: 'http://localhost:*,http://127.0.0.1:*' });
    const stated = { backend: {}, frontend: { betterAuthTrustedOrigins: 'https://a.example' } };
    expect(trusted({ config: stated })).toMatchObject({ betterAuthTrustedOrigins: 'https://a.example' });
  });

  test('sets no address that `todo.config.ts` fixed', () => {
    const applications: Applications = {
      ...bare,
      backend: backendApplication({
        variables: [variable('SITE_URL', { meaning: 'frontend-origin', value: 'https://todo.example.com' })],
      }),
    };
    const addresses = { ...facts.addresses, frontendOrigin: 'http://localhost:3001' };
    expect(config(1, { applications, addresses })).not.toHaveProperty('siteUrl');
  });
});

describe('what the charts are made from', () => {
  const changed = (backend: Partial<Applications['backend']>): string =>
    programKey({ ...reference, backend: { ...reference.backend, ...backend } });

  test('is the application as far as a chart shows it', () => {
    expect(changed({ port: found(8001) })).not.toBe(programKey(reference));
    expect(changed({ variables: [] })).not.toBe(programKey(reference));
  });

  test('is neither where it lies nor on which line something was found', () => {
    const moved = reference.backend.variables.map((each) => ({
      ...each,
      evidence: [{ file: 'other', line: 9 }],
    }));
    expect(changed({ sourceDir: '/elsewhere', variables: moved })).toBe(programKey(reference));
  });
});

describe.each(Object.entries(others))('the pods of an application %s', (_, applications) => {
  test('meet the restricted standard, in every container', () => {
    for (const { spec } of workloadsOf(objectsOf('dev', { applications })))
      expect(podSecurityViolations(spec.template.spec)).toEqual([]);
  });
});

test('a frontend can be reached under its base path', () => {
  const chart = todoFrontend(
    frontendApplication({
      health: found({ alive: { kind: 'http', path: '/app' }, ready: { kind: 'http', path: '/app' } }),
    }),
  );
  expect(chart.additions?.notes).toContain('{{ $port }}/app');
  expect(JSON.stringify(chart.additions?.tests)).toContain('/app');
});
