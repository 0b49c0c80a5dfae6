import type { V1ConfigMap, V1NetworkPolicy, V1Secret, V1Service } from '@kubernetes/client-node';
import { ENVIRONMENTS } from '../../lib/charts/environment';
import { fullValues, releasesOf } from '../../lib/charts/releases';
import { mergeValues } from '../../lib/helm/schema/defaults';
import { type Workload, objectsOf, workloadsOf } from './deployments';
import { facts } from './facts';
import { quantity } from './quantity';

function workload(name: string, objects = objectsOf('dev')): Workload {
  const found = workloadsOf(objects).find((object) => object.metadata?.name === name);
  if (!found) throw new Error(`no workload ${name}`);
  return found;
}

function configMap(name: string, objects = objectsOf('dev')): V1ConfigMap {
  const found = objects.find((object) => object.kind === 'ConfigMap' && object.metadata?.name === name);
  if (!found) throw new Error(`no ConfigMap ${name}`);
  return found;
}

describe('the names are the specification’s', () => {
  test('workloads, Services and ConfigMaps', () => {
    const names = (kind: string): (string | undefined)[] =>
      objectsOf('dev')
        .filter((object) => object.kind === kind)
        .map(({ metadata }) => metadata?.name);
    expect(names('Deployment')).toEqual(['todo-backend', 'todo-frontend']);
    expect(names('StatefulSet')).toEqual(['todo-database']);
    expect(names('Service')).toEqual(['todo-database', 'todo-backend', 'todo-frontend']);
    expect(names('ConfigMap')).toEqual(['app-config', 'frontend-config']);
  });

  test('Services are reached inside the cluster on their ports', () => {
    const services = objectsOf('dev').filter((object): object is V1Service => object.kind === 'Service');
    expect(services.map(({ spec }) => [spec?.type, spec?.ports?.[0]?.port])).toEqual([
      ['ClusterIP', 5432],
      ['ClusterIP', 8000],
      ['ClusterIP', 3000],
    ]);
  });

  test.each([
    ['todo-backend', ['OPENAI_API_KEY', 'DATABASE_URL', 'BETTER_AUTH_SECRET', 'BETTER_AUTH_URL']],
    ['todo-frontend', ['NEXT_PUBLIC_OPENAI_DOMAIN_KEY', 'NEXT_PUBLIC_BACKEND_URL']],
  ])('%s has the environment variables %s', (name, variables) => {
    const [container] = workload(name).spec.template.spec.containers;
    const config = configMap(container?.envFrom?.[0]?.configMapRef?.name ?? '');
    const names = [
      ...(container?.env ?? []).map((variable) => variable.name),
      ...Object.keys(config.data ?? {}),
    ];
    expect(names).toEqual(expect.arrayContaining(variables));
  });

  test.each([
    ['todo-backend', '/health', '/health/ready'],
    ['todo-frontend', '/', '/'],
  ])('%s is probed on %s and %s', (name, alive, ready) => {
    const [container] = workload(name).spec.template.spec.containers;
    expect(container?.startupProbe?.httpGet?.path).toBe(alive);
    expect(container?.livenessProbe?.httpGet?.path).toBe(alive);
    expect(container?.readinessProbe?.httpGet?.path).toBe(ready);
  });
});

describe('secrets', () => {
  test('are referred to by name and key, and made by no chart', () => {
    const objects = objectsOf('dev');
    expect(objects.filter((object): object is V1Secret => object.kind === 'Secret')).toEqual([]);
    const secretVariables = workloadsOf(objects)
      .flatMap(({ spec }) => spec.template.spec.containers)
      .flatMap(({ env }) => env ?? [])
      .filter(({ name }) => /KEY|SECRET|PASSWORD|DATABASE_URL/.test(name));
    expect(secretVariables.length).toBeGreaterThan(0);
    for (const { name, value, valueFrom } of secretVariables) {
      expect(value).toBeUndefined();
      expect(valueFrom?.secretKeyRef).toMatchObject({ name: 'app-secrets', key: name });
    }
  });

  test.each([
    ['todo-backend', ['BETTER_AUTH_SECRET', 'OPENAI_API_KEY']],
    ['todo-frontend', ['GITHUB_CLIENT_SECRET', 'GOOGLE_CLIENT_SECRET']],
  ])('of %s must be there, but not %s', (name, names) => {
    const [container] = workload(name).spec.template.spec.containers;
    const optional = (container?.env ?? []).filter(({ valueFrom }) => valueFrom?.secretKeyRef?.optional);
    expect(optional.map(({ name }) => name)).toEqual(names);
  });

  test('never reach a ConfigMap', () => {
    for (const name of ['app-config', 'frontend-config']) {
      expect(
        Object.keys(configMap(name).data ?? {}).filter((key) =>
          /API_KEY|SECRET|PASSWORD|DATABASE_URL/.test(key),
        ),
      ).toEqual([]);
    }
  });

  test('that changed replace the pods of the application, not the database', () => {
    const after = objectsOf('dev', { secretVersion: '4712' });
    for (const name of ['todo-backend', 'todo-frontend']) {
      expect(workload(name, after).spec.template).not.toEqual(workload(name).spec.template);
    }
    expect(workload('todo-database', after)).toEqual(workload('todo-database'));
  });
});

describe('configuration', () => {
  const checksum = (object: Workload): string | undefined =>
    object.spec.template.metadata?.annotations?.['checksum/config'];

  test('that changed replaces the pods that read it, and only those', () => {
    const after = objectsOf('dev', { config: { backend: { openaiModel: 'other' }, frontend: {} } });
    expect(checksum(workload('todo-backend', after))).not.toBe(checksum(workload('todo-backend')));
    expect(workload('todo-frontend', after)).toEqual(workload('todo-frontend'));
  });

  test('names the model’s service only when one is chosen', () => {
    expect(configMap('app-config').data).not.toHaveProperty('OPENAI_BASE_URL');
    const backend = { openaiBaseUrl: 'http://llm:8080/v1', openaiModel: 'local' };
    const objects = objectsOf('dev', { config: { backend, frontend: {} } });
    expect(configMap('app-config', objects).data).toMatchObject({
      OPENAI_BASE_URL: 'http://llm:8080/v1',
      OPENAI_MODEL: 'local',
    });
  });

  test('trusts any local port in dev, only the frontend’s own origin in prod', () => {
    const trusted = (environment: 'dev' | 'prod'): string | undefined =>
      configMap('frontend-config', objectsOf(environment)).data?.BETTER_AUTH_TRUSTED_ORIGINS;
    expect(trusted('dev')).toBe('http://localhost:*,http://127.0.0.1:*');
    expect(trusted('prod')).toBe('http://localhost:3000');
  });

  test('gives tokens the browser’s origin and fetches their keys inside the cluster', () => {
    const objects = objectsOf('dev', {
      addresses: { ...facts.addresses, frontendOrigin: 'http://localhost:3001' },
    });
    expect(configMap('frontend-config', objects).data?.BETTER_AUTH_URL).toBe('http://localhost:3001');
    expect(configMap('app-config', objects).data).toMatchObject({
      BETTER_AUTH_URL: 'http://localhost:3001',
      BETTER_AUTH_JWKS_URL: 'http://todo-frontend:3000/api/auth/jwks',
    });
  });

  test('gives a pod that goes more time than its longest answer takes', () => {
    const config = { backend: { chatTimeoutSeconds: 300 }, frontend: {} };
    for (const objects of [objectsOf('dev'), objectsOf('prod'), objectsOf('dev', { config })]) {
      const variables = configMap('app-config', objects).data;
      const answer = Number(variables?.CHAT_TIMEOUT_SECONDS);
      const shutdown = Number(variables?.UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN);
      const { spec } = workload('todo-backend', objects).spec.template;
      const preStop = Number(spec.containers[0]?.lifecycle?.preStop?.exec?.command?.[1]);
      expect(shutdown).toBeGreaterThan(answer);
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(
        preStop + Number(variables?.DRAIN_SECONDS) + shutdown,
      );
      expect(workload('todo-frontend', objects).spec.template.spec.terminationGracePeriodSeconds).toBe(
        spec.terminationGracePeriodSeconds,
      );
    }
  });

  test('makes the frontend listen where port-forward reaches it, whatever Kubernetes says HOSTNAME is', () => {
    expect(configMap('frontend-config').data?.HOSTNAME).toBe('0.0.0.0');
  });

  test('reaches another backend and another ChatKit domain when they are given', () => {
    const frontend = {
      nextPublicBackendUrl: 'http://elsewhere:8000',
      nextPublicOpenaiDomainKey: 'domain_pk_1',
    };
    const objects = objectsOf('dev', { config: { backend: {}, frontend } });
    expect(configMap('frontend-config', objects).data).toMatchObject({
      NEXT_PUBLIC_BACKEND_URL: 'http://elsewhere:8000',
      NEXT_PUBLIC_OPENAI_DOMAIN_KEY: 'domain_pk_1',
    });
  });
});

describe('the database', () => {
  test('keeps its data in a folder of its volume', () => {
    const { template } = workload('todo-database').spec;
    const [container] = template.spec.containers;
    const mount = container?.volumeMounts?.find(({ name }) => name === 'data')?.mountPath ?? '';
    const pgdata = container?.env?.find(({ name }) => name === 'PGDATA')?.value;
    expect(mount).toBe('/var/lib/postgresql/data');
    expect(pgdata).toBe(`${mount}/pgdata`);
  });

  test('claims its volume under labels that no upgrade changes', () => {
    expect(workload('todo-database').spec).toMatchObject({
      volumeClaimTemplates: [
        {
          metadata: {
            labels: {
              'app.kubernetes.io/name': 'todo-database',
              'app.kubernetes.io/instance': 'todo-database',
            },
          },
        },
      ],
    });
    const [claim] = (workload('todo-database').spec as unknown as { volumeClaimTemplates: V1Service[] })
      .volumeClaimTemplates;
    expect(Object.keys(claim?.metadata?.labels ?? {})).toHaveLength(2);
  });

  test('accepts connections of the application only', () => {
    const policy = objectsOf('dev').find(
      (object): object is V1NetworkPolicy =>
        object.kind === 'NetworkPolicy' && object.metadata?.name === 'todo-database',
    );
    expect(policy?.spec?.ingress).toEqual([
      {
        from: [
          {
            podSelector: {
              matchExpressions: [
                { key: 'app.kubernetes.io/name', operator: 'In', values: ['todo-backend', 'todo-frontend'] },
              ],
            },
          },
        ],
        ports: [{ port: 'postgres', protocol: 'TCP' }],
      },
    ]);
  });

  test('outside the cluster: no chart, no object and no wait for one', () => {
    const releases = releasesOf('dev', { ...facts, database: 'external' });
    expect(releases.map(({ name }) => name)).toEqual(['todo-backend', 'todo-frontend']);
    expect(JSON.stringify(objectsOf('dev', { database: 'external' }))).not.toContain('todo-database');
  });

  test('inside the cluster is installed first', () => {
    expect(releasesOf('dev', facts).map(({ name }) => name)).toEqual([
      'todo-database',
      'todo-backend',
      'todo-frontend',
    ]);
  });
});

describe.each(ENVIRONMENTS)(
  '%s fits a node of 2 cores and 4 GiB while everything is replaced at once',
  (environment) => {
    /** What Minikube's own pods request: control plane, CoreDNS, metrics-server. */
    const controlPlane = { cpu: 0.85, memory: quantity('370Mi') };
    const node = { cpu: 2, memory: quantity('3900Mi') };

    test.each(['cpu', 'memory'] as const)('%s', (resource) => {
      const requested = workloadsOf(objectsOf(environment)).reduce((sum, { kind, spec }) => {
        const pods = spec.replicas + (kind === 'Deployment' ? 1 : 0);
        const pod = quantity(spec.template.spec.containers[0]?.resources?.requests?.[resource] ?? '');
        return sum + pods * pod;
      }, 0);
      expect(controlPlane[resource] + requested).toBeLessThanOrEqual(node[resource]);
    });
  },
);

describe.each(ENVIRONMENTS)('the connections of %s fit the database', (environment) => {
  /** What PostgreSQL keeps for superusers. */
  const RESERVED = 3;

  test.each([
    ['replicas as they are', {}],
    ['autoscaling to its most', { autoscaling: { enabled: true } }],
  ])('while everything is replaced at once, with %s', (_, changed) => {
    const [database, ...servers] = releasesOf(environment, facts).map(
      (release) => mergeValues(fullValues(release), changed) as unknown as ServerValues,
    );
    const most = servers.reduce((sum, { replicas, autoscaling, config }) => {
      const pods = autoscaling.enabled ? autoscaling.maxReplicas : replicas;
      return sum + (pods + 1) * config.databaseConnections;
    }, 0);
    expect(most).toBeLessThanOrEqual((database?.maxConnections ?? 0) - RESERVED);
  });
});

interface ServerValues {
  readonly replicas: number;
  readonly autoscaling: { readonly enabled: boolean; readonly maxReplicas: number };
  readonly config: { readonly databaseConnections: number };
  /** Of the database. */
  readonly maxConnections?: number;
}
