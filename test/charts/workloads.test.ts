import { everyWorkload, objectsOf, workloadsOf } from './deployments';
import { quantity } from './quantity';

describe.each(everyWorkload)('%s: %s', (_environment, _name, workload) => {
  const { template, selector } = workload.spec;
  const pod = template.spec;
  const { containers } = pod;

  test('selects by name and instance only, which its pods carry', () => {
    expect(Object.keys(selector.matchLabels).sort()).toEqual([
      'app.kubernetes.io/instance',
      'app.kubernetes.io/name',
    ]);
    expect(template.metadata?.labels).toMatchObject(selector.matchLabels);
  });

  test('carries the standard labels, on its pods too', () => {
    for (const labels of [workload.metadata?.labels, template.metadata?.labels]) {
      expect(Object.keys(labels ?? {}).sort()).toEqual([
        'app.kubernetes.io/component',
        'app.kubernetes.io/instance',
        'app.kubernetes.io/managed-by',
        'app.kubernetes.io/name',
        'app.kubernetes.io/part-of',
        'app.kubernetes.io/version',
      ]);
    }
  });

  test('runs as no account of the node, without a token of the cluster', () => {
    expect(pod.securityContext).toMatchObject({ runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001 });
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.enableServiceLinks).toBe(false);
  });

  test('writes only to volumes, each of them bounded', () => {
    for (const container of containers) {
      expect(container.securityContext?.readOnlyRootFilesystem).toBe(true);
      expect(container.volumeMounts?.map(({ mountPath }) => mountPath)).toContain('/tmp');
    }
    for (const volume of pod.volumes ?? []) expect(volume.emptyDir?.sizeLimit).toMatch(/^\d+Mi$/);
  });

  test('bounds processor, memory and disk of each container, not below what it is promised', () => {
    for (const { resources } of containers) {
      for (const resource of ['cpu', 'memory', 'ephemeral-storage']) {
        const requested = quantity(resources?.requests?.[resource] ?? '');
        expect(requested).toBeGreaterThan(0);
        expect(quantity(resources?.limits?.[resource] ?? '')).toBeGreaterThanOrEqual(requested);
      }
    }
  });

  test('is probed at start, for readiness and for life, each with its own timing', () => {
    for (const { startupProbe, readinessProbe, livenessProbe } of containers) {
      const timings = [startupProbe, readinessProbe, livenessProbe].map((probe) => probe?.periodSeconds);
      expect(timings).not.toContain(undefined);
      expect(new Set(timings).size).toBe(3);
    }
  });

  test('runs images that were loaded, not those of a registry', () => {
    expect(containers.map(({ imagePullPolicy }) => imagePullPolicy)).toEqual(
      containers.map(() => 'IfNotPresent'),
    );
  });
});

describe.each(everyWorkload.filter(([, , { kind }]) => kind === 'Deployment'))(
  '%s: %s is replaced without losing a request',
  (_environment, _name, workload) => {
    const pod = workload.spec.template.spec;

    test('at least two replicas, spread over the nodes there are', () => {
      expect(workload.spec.replicas).toBeGreaterThanOrEqual(2);
      expect(pod.topologySpreadConstraints).toMatchObject([
        { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
      ]);
    });

    test('a new pod is ready before an old one goes', () => {
      expect(workload.spec).toMatchObject({
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      });
    });

    test('an old pod waits until no one sends it requests, then has time to finish those it has', () => {
      const [sleep, seconds] = pod.containers[0]?.lifecycle?.preStop?.exec?.command ?? [];
      expect(sleep).toBe('sleep');
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(seconds) + 60);
    });
  },
);

test('a cluster can change from one environment to the other: nothing differs that Kubernetes refuses to change', () => {
  /** The workloads without what an update may change. */
  const fixed = (environment: 'dev' | 'prod'): unknown[] =>
    workloadsOf(objectsOf(environment)).map(({ kind, metadata, spec }) => ({
      kind,
      name: metadata?.name,
      spec: { ...spec, replicas: undefined, template: undefined },
    }));
  expect(fixed('prod')).toEqual(fixed('dev'));
});
