import type {
  KubernetesObject,
  V1PodSpec,
  V1PodTemplateSpec,
  V1PersistentVolumeClaim,
} from '@kubernetes/client-node';
import { chartsOf } from '../../lib/charts';
import { todoBackend as backendOf } from '../../lib/charts/todo-backend';
import { todoDatabase } from '../../lib/charts/todo-database';
import { todoFrontend as frontendOf } from '../../lib/charts/todo-frontend';
import type { HelmChart } from '../../lib/helm/helm-chart';
import type { JsonObject } from '../../lib/helm/json';
import { defaultsOf, mergeValues } from '../../lib/helm/schema/defaults';
import { validateValues } from '../../lib/helm/schema/validate-values';
import { type Workload, chartObjects, workloadsOf } from './deployments';
import { podSecurityViolations } from './pod-security';
import { reference } from './applications';

const charts = chartsOf(reference);
const todoBackend = backendOf(reference.backend);
const todoFrontend = frontendOf(reference.frontend);

function workloadOf(chart: HelmChart, values: JsonObject = {}, release?: string): Workload {
  const [workload] = workloadsOf(chartObjects(chart, values, release));
  if (!workload) throw new Error('no workload');
  return workload;
}

function templateOf(chart: HelmChart, values: JsonObject): V1PodTemplateSpec & { readonly spec: V1PodSpec } {
  return workloadOf(chart, values).spec.template;
}

/** Objects of one kind, with whatever fields they have. */
function objectsOfKind(
  kind: string,
  chart: HelmChart,
  values: JsonObject = {},
): (KubernetesObject & { readonly spec?: unknown })[] {
  return chartObjects(chart, values).filter((object) => object.kind === kind);
}

const rows = charts.map((chart) => [chart.metadata.name, chart] as const);
const servers = [todoBackend, todoFrontend].map((chart): [string, HelmChart] => [chart.metadata.name, chart]);

describe.each(rows)('%s', (name, chart) => {
  const image = (values: JsonObject): string | undefined =>
    templateOf(chart, values).spec.containers[0]?.image;

  test('takes its image from the registry that a parent chart names', () => {
    expect(image({ global: { imageRegistry: 'mirror:5000' } })).toMatch(/^mirror:5000\/library\//);
  });

  test('runs an image by its digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(image({ image: { digest } })).toMatch(new RegExp(`^docker.io/library/.+:.+@${digest}$`));
  });

  test('pulls with the secrets of the parent chart and its own', () => {
    const values = { global: { imagePullSecrets: [{ name: 'a' }] }, imagePullSecrets: [{ name: 'b' }] };
    expect(templateOf(chart, values).spec.imagePullSecrets).toEqual([{ name: 'a' }, { name: 'b' }]);
    expect(templateOf(chart, {}).spec).not.toHaveProperty('imagePullSecrets');
  });

  test('labels and annotates what the user wants, and selects by nothing of it', () => {
    const values = {
      commonLabels: { team: 'a' },
      commonAnnotations: { owner: 'b' },
      podLabels: { tier: 'c' },
      podAnnotations: { scrape: 'd' },
    };
    for (const { metadata } of chartObjects(chart, values)) {
      expect(metadata).toMatchObject({ labels: { team: 'a' }, annotations: { owner: 'b' } });
    }
    const { metadata } = templateOf(chart, values);
    expect(metadata).toMatchObject({ labels: { tier: 'c' }, annotations: { scrape: 'd' } });
    expect(metadata?.labels).not.toHaveProperty('team');
    expect(workloadOf(chart, values).spec.selector).toEqual(workloadOf(chart).spec.selector);
  });

  test('keeps its standard labels whatever the user adds', () => {
    const podLabels = { 'app.kubernetes.io/name': 'other' };
    expect(templateOf(chart, { podLabels })).toEqual(templateOf(chart, {}));
  });

  test('runs where the user wants it', () => {
    const scheduling = {
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }],
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { team: 'a' } } },
          ],
        },
      },
      priorityClassName: 'high',
    };
    expect(templateOf(chart, scheduling).spec).toMatchObject(scheduling);
    for (const field of Object.keys(scheduling)) expect(templateOf(chart, {}).spec).not.toHaveProperty(field);
  });

  test('gets more variables, which win over its own', () => {
    const values = {
      extraEnv: [{ name: 'TZ', value: 'UTC' }],
      extraEnvFrom: [{ secretRef: { name: 'more' } }],
    };
    const [container] = templateOf(chart, values).spec.containers;
    expect(container?.env?.at(-1)).toEqual({ name: 'TZ', value: 'UTC' });
    expect(container?.envFrom?.at(-1)).toEqual({ secretRef: { name: 'more' } });
  });

  test.each([
    [{ create: true, name: '' }, name, 1],
    [{ create: true, name: 'own' }, 'own', 1],
    [{ create: false, name: 'own' }, 'own', 0],
    [{ create: false, name: '' }, undefined, 0],
  ])('with the service account %j its pods run as %s', (serviceAccount, account, made) => {
    const spec = templateOf(chart, { serviceAccount }).spec;
    expect(spec.serviceAccountName).toBe(account);
    expect(spec.automountServiceAccountToken).toBe(false);
    const accounts = objectsOfKind('ServiceAccount', chart, { serviceAccount });
    expect(accounts.map(({ metadata }) => metadata?.name)).toEqual(made ? [account] : []);
  });

  test('names a node port only where there is one', () => {
    const ports = (service: JsonObject): unknown[] =>
      objectsOfKind('Service', chart, { service }).map(({ spec }) => (spec as { ports: unknown[] }).ports[0]);
    expect(ports({ type: 'NodePort', nodePort: 30123 })).toMatchObject([{ nodePort: 30123 }]);
    expect(ports({ type: 'NodePort' })[0]).not.toHaveProperty('nodePort');
    expect(ports({ type: 'ClusterIP', nodePort: 30123 })[0]).not.toHaveProperty('nodePort');
  });

  test('can do without a network policy', () => {
    expect(objectsOfKind('NetworkPolicy', chart)).toHaveLength(1);
    expect(objectsOfKind('NetworkPolicy', chart, { networkPolicy: { enabled: false } })).toEqual([]);
  });

  test('takes names that the user chooses, and still selects its pods', () => {
    const objects = chartObjects(chart, { fullnameOverride: 'chosen', nameOverride: 'app' }, 'second');
    for (const { metadata } of objects) {
      expect(metadata?.name).toMatch(/^chosen(-config|-migrate)?$/);
      expect(metadata?.labels).toMatchObject({ 'app.kubernetes.io/name': 'app' });
    }
  });

  test('meets the restricted standard with everything turned on', () => {
    const values = { persistence: { enabled: false }, extraEnv: [{ name: 'A', value: 'a' }] };
    expect(podSecurityViolations(templateOf(chart, values).spec)).toEqual([]);
  });
});

describe.each(servers)('%s', (name, chart) => {
  test('is scaled by the load in place of a number of replicas', () => {
    const values = { autoscaling: { enabled: true, maxReplicas: 9, targetMemoryUtilizationPercentage: 70 } };
    expect(workloadOf(chart, values).spec).not.toHaveProperty('replicas');
    expect(objectsOfKind('HorizontalPodAutoscaler', chart, values)).toMatchObject([
      {
        spec: {
          scaleTargetRef: { kind: 'Deployment', name },
          minReplicas: 2,
          maxReplicas: 9,
          metrics: [{ resource: { name: 'cpu' } }, { resource: { name: 'memory' } }],
        },
      },
    ]);
    expect(objectsOfKind('HorizontalPodAutoscaler', chart)).toEqual([]);
  });

  test('is reached through an Ingress', () => {
    const hosts = [{ host: 'todo.example.com', paths: [{ path: '/', pathType: 'Prefix' }] }];
    const tls = [{ secretName: 'certificate', hosts: ['todo.example.com'] }];
    const values = { ingress: { enabled: true, className: 'nginx', hosts, tls, annotations: { a: 'b' } } };
    expect(objectsOfKind('Ingress', chart, values)).toMatchObject([
      {
        metadata: { annotations: { a: 'b' } },
        spec: {
          ingressClassName: 'nginx',
          rules: [
            {
              host: 'todo.example.com',
              http: {
                paths: [
                  { path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } },
                ],
              },
            },
          ],
          tls,
        },
      },
    ]);
    expect(objectsOfKind('Ingress', chart)).toEqual([]);
  });

  test('is reached through a Gateway', () => {
    const parentRefs = [{ name: 'gateway', namespace: 'infra' }];
    const values = { httpRoute: { enabled: true, parentRefs, hostnames: ['todo.example.com'] } };
    expect(objectsOfKind('HTTPRoute', chart, { ...values, service: { port: 80 } })).toMatchObject([
      {
        spec: { parentRefs, hostnames: ['todo.example.com'], rules: [{ backendRefs: [{ name, port: 80 }] }] },
      },
    ]);
    expect(objectsOfKind('HTTPRoute', chart)).toEqual([]);
  });

  test.each([1, '50%'])('keeps %s of its pods when a node is drained', (minAvailable) => {
    const values = { podDisruptionBudget: { minAvailable } };
    expect(objectsOfKind('PodDisruptionBudget', chart, values)).toMatchObject([{ spec: { minAvailable } }]);
    expect(objectsOfKind('PodDisruptionBudget', chart, { podDisruptionBudget: { enabled: false } })).toEqual(
      [],
    );
  });

  test('reads its secrets under other names and keys', () => {
    const values = { secret: { name: 'mine', keys: { databaseUrl: 'url' } } };
    const { env } = templateOf(chart, values).spec.containers[0] ?? {};
    expect(env?.find(({ name }) => name === 'DATABASE_URL')).toMatchObject({
      valueFrom: { secretKeyRef: { name: 'mine', key: 'url' } },
    });
  });

  test('is spread as the user wants, counting its own pods only', () => {
    const constraint = {
      maxSkew: 2,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
    };
    expect(
      templateOf(chart, { topologySpreadConstraints: [constraint] }).spec.topologySpreadConstraints,
    ).toMatchObject([{ ...constraint, labelSelector: workloadOf(chart).spec.selector }]);
    expect(templateOf(chart, { topologySpreadConstraints: [] }).spec).not.toHaveProperty(
      'topologySpreadConstraints',
    );
  });
});

describe('metrics', () => {
  test('of the backend are found by Prometheus under the labels that it looks for', () => {
    const values = { serviceMonitor: { enabled: true, labels: { release: 'prometheus' } } };
    const [service] = objectsOfKind('Service', todoBackend, values);
    const [monitor] = objectsOfKind('ServiceMonitor', todoBackend, values);
    expect(monitor?.metadata?.labels).toMatchObject({ release: 'prometheus' });
    const { selector, endpoints } = monitor?.spec as {
      selector: { matchLabels: Record<string, string> };
      endpoints: unknown[];
    };
    expect(service?.metadata?.labels).toMatchObject(selector.matchLabels);
    expect(endpoints).toMatchObject([{ port: 'http', path: '/metrics' }]);
    expect(objectsOfKind('ServiceMonitor', todoBackend)).toEqual([]);
  });

  test('are scraped by whom the network policy names, and by nobody else of another namespace', () => {
    const monitoring = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
    };
    const from = (values: JsonObject): unknown[] => {
      const [policy] = objectsOfKind('NetworkPolicy', todoBackend, values);
      return (policy?.spec as { ingress: { from: unknown[] }[] }).ingress.flatMap((rule) => rule.from);
    };
    expect(from({})).toHaveLength(1);
    expect(from({ networkPolicy: { from: [monitoring] } })).toContainEqual(monitoring);
  });

  test('of the frontend are refused: it has none', () => {
    const values = mergeValues(defaultsOf(todoFrontend.values), { serviceMonitor: { enabled: true } });
    expect(() => validateValues(todoFrontend, values)).toThrow(/serviceMonitor/);
  });
});

describe('the database’s data', () => {
  const spec = (
    persistence: JsonObject,
  ): Workload['spec'] & { readonly volumeClaimTemplates?: V1PersistentVolumeClaim[] } =>
    workloadOf(todoDatabase, { persistence }).spec;
  const volume = (persistence: JsonObject): unknown =>
    spec(persistence).template.spec.volumes?.find(({ name }) => name === 'data');

  test('have a volume of the size and class that are wanted', () => {
    const [claim] = spec({ size: '8Gi', storageClassName: 'fast' }).volumeClaimTemplates ?? [];
    expect(claim?.spec).toEqual({
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      resources: { requests: { storage: '8Gi' } },
    });
    expect(volume({})).toBeUndefined();
  });

  test('can be in a claim that is there already', () => {
    expect(volume({ existingClaim: 'old' })).toEqual({
      name: 'data',
      persistentVolumeClaim: { claimName: 'old' },
    });
    expect(spec({ existingClaim: 'old' })).not.toHaveProperty('volumeClaimTemplates');
  });

  test('can go with the pod', () => {
    expect(volume({ enabled: false })).toEqual({ name: 'data', emptyDir: { sizeLimit: '2Gi' } });
    expect(spec({ enabled: false })).not.toHaveProperty('volumeClaimTemplates');
  });
});
