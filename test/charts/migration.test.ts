import type { KubernetesObject, V1Job, V1PodTemplateSpec } from '@kubernetes/client-node';
import { todoBackend as backendOf } from '../../lib/charts/todo-backend';
import { todoDatabase } from '../../lib/charts/todo-database';
import type { JsonObject } from '../../lib/helm/json';
import { defaultsOf } from '../../lib/helm/schema/defaults';
import { reference } from './applications';
import { chartObjects, objectsOf, workloadsOf } from './deployments';
import { podSecurityViolations } from './pod-security';

const todoBackend = backendOf(reference.backend);

function jobOf(values: JsonObject = {}, release?: string): V1Job {
  const found = chartObjects(todoBackend, values, release).find(
    (object): object is V1Job => object.kind === 'Job',
  );
  if (!found) throw new Error('no Job');
  return found;
}

const template = (values: JsonObject = {}): V1PodTemplateSpec | undefined => jobOf(values).spec?.template;
const labels = template()?.metadata?.labels ?? {};

/** Whether an object's selector takes the Job's pods for its own. */
function takes(object: KubernetesObject): boolean {
  const { selector, podSelector } = (object as { spec?: Record<string, unknown> }).spec ?? {};
  const chosen = (selector ?? podSelector) as { matchLabels?: Record<string, string> } | undefined;
  const wanted = Object.entries(chosen?.matchLabels ?? chosen ?? {});
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
}

test('the migration is a Job of the backend’s image that Helm runs before it changes anything else', () => {
  const { metadata, spec } = jobOf();
  expect(metadata).toMatchObject({
    name: 'todo-backend-migrate',
    annotations: {
      'helm.sh/hook': 'pre-install,pre-upgrade',
      'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
    },
  });
  const [container] = spec?.template.spec?.containers ?? [];
  const [backend] = workloadsOf(chartObjects(todoBackend))[0]?.spec.template.spec.containers ?? [];
  expect(container).toMatchObject({ image: backend?.image, command: ['python', '-m', 'app.migrate'] });
});

test('its annotations are the Job’s, not those of its pods', () => {
  expect(template()?.metadata).not.toHaveProperty('annotations');
});

test('no pod of the backend migrates', () => {
  for (const { spec } of workloadsOf(chartObjects(todoBackend)))
    expect(spec.template.spec).not.toHaveProperty('initContainers');
});

test('it gives up, with both of its tries, before Helm does', () => {
  expect(jobOf().spec).toMatchObject({ backoffLimit: 1, activeDeadlineSeconds: 280 });
  expect(template()?.spec?.restartPolicy).toBe('Never');
});

test('it needs nothing that the release makes, which is not there yet', () => {
  const { spec } = template() ?? {};
  expect(spec).not.toHaveProperty('serviceAccountName');
  const [container] = spec?.containers ?? [];
  expect(container).not.toHaveProperty('envFrom');
  const references = (container?.env ?? []).flatMap(({ valueFrom }) => (valueFrom ? [valueFrom] : []));
  expect(references).toEqual([{ secretKeyRef: { name: 'app-secrets', key: 'DATABASE_URL' } }]);
});

test('it is configured as the pods are', () => {
  const [config] = chartObjects(todoBackend).filter(({ kind }) => kind === 'ConfigMap');
  const variables = (template()?.spec?.containers[0]?.env ?? []).flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value]],
  );
  expect(Object.fromEntries(variables)).toEqual((config as { data?: unknown } | undefined)?.data);
});

test('an account that exists already is its account too', () => {
  const serviceAccount = { create: false, name: 'own' };
  expect(template({ serviceAccount })?.spec?.serviceAccountName).toBe('own');
  expect(template({ serviceAccount: { create: true, name: 'own' } })?.spec).not.toHaveProperty(
    'serviceAccountName',
  );
});

test('no Service, budget, policy or Deployment takes its pods for its own', () => {
  expect(objectsOf('dev').filter(takes)).toEqual([]);
});

test('the database lets it in', () => {
  expect(labels['app.kubernetes.io/name']).toBe('todo-backend');
  const { networkPolicy } = defaultsOf(todoDatabase.values) as { networkPolicy: { clients: string[] } };
  expect(networkPolicy.clients).toContain('todo-backend');
});

test('its pods are as hardened as the others', () => {
  const { spec } = template() ?? {};
  expect(spec && podSecurityViolations(spec)).toEqual([]);
  expect(spec?.automountServiceAccountToken).toBe(false);
  expect(spec?.containers[0]?.securityContext?.readOnlyRootFilesystem).toBe(true);
  expect(spec?.containers[0]?.resources?.limits).toHaveProperty('memory');
});

test('rules that keep replicas apart do not keep it out', () => {
  const affinity = {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }],
    },
  };
  const { spec } = template({ affinity }) ?? {};
  expect(spec).not.toHaveProperty('affinity');
  expect(spec).not.toHaveProperty('topologySpreadConstraints');
});

test.each([
  ['a'.repeat(53), {}],
  ['r', { fullnameOverride: 'f'.repeat(55) }],
])('its name is short enough for a Job when the release is called %s', (release, values) => {
  expect(jobOf(values, release).metadata?.name?.length).toBeLessThanOrEqual(63);
});

test('who migrates otherwise turns it off', () => {
  const kinds = chartObjects(todoBackend, { migration: { enabled: false } }).map(({ kind }) => kind);
  expect(kinds).not.toContain('Job');
});
