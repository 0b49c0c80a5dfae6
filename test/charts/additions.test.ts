import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import { parseAllDocuments, stringify } from 'yaml';
import { chartsOf } from '../../lib/charts';
import type { HelmChart } from '../../lib/helm/helm-chart';
import type { JsonObject } from '../../lib/helm/json';
import { defaultsOf } from '../../lib/helm/schema/defaults';
import { type Program, programs } from '../tools/programs';
import { podSecurityViolations } from './pod-security';
import { reference } from './applications';

const charts = chartsOf(reference);

const MAJORS = ['helm3', 'helm4'] as const;
/** A template that shows what `helm install` would print, which `helm template` leaves out. */
const SHOW_NOTES = 'kind: Notes\ntext: {{ include "notes" . | toJson }}\n';

let folder: string;
let paths: Readonly<Record<Program, string>>;

beforeAll(async () => {
  paths = await programs();
  folder = mkdtempSync(join(tmpdir(), 'additions-'));
  for (const chart of charts) writeAdditions(chart);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A chart of the additions alone: compiling the others takes longer and is tested elsewhere. */
function writeAdditions({ metadata, values, additions }: HelmChart): void {
  const { name } = metadata;
  const templates = join(folder, name, 'templates');
  mkdirSync(join(templates, 'tests'), { recursive: true });
  writeFileSync(
    join(folder, name, 'Chart.yaml'),
    stringify({ apiVersion: 'v2', ...metadata, kubeVersion: '*' }),
  );
  writeFileSync(join(folder, name, 'values.yaml'), stringify(defaultsOf(values)));
  const helpers = {
    notes: additions?.notes ?? '',
    [`${name}.fullname`]: `{{ ternary .Release.Name (print .Release.Name "-${name}") (eq .Release.Name "${name}") }}`,
    [`${name}.image`]: 'docker.io/{{ .Values.image.repository }}:{{ .Values.image.tag }}',
  };
  const defines = Object.entries(helpers).map(
    ([helper, text]) => `{{ define "${helper}" }}${text}{{ end }}\n`,
  );
  writeFileSync(join(templates, '_helpers.tpl'), defines.join(''));
  writeFileSync(join(templates, 'notes.yaml'), SHOW_NOTES);
  for (const [file, text] of Object.entries(additions?.tests ?? {})) {
    writeFileSync(join(templates, 'tests', file), text);
  }
}

/** What Helm makes of one template of a chart. */
function render(
  major: Program,
  chart: string,
  template: string,
  values: JsonObject,
  release = chart,
): unknown {
  const text = execFileSync(
    paths[major],
    [
      'template',
      release,
      join(folder, chart),
      '--namespace=todo',
      `--show-only=templates/${template}`,
      '--values=-',
    ],
    { input: JSON.stringify(values), encoding: 'utf8' },
  );
  return parseAllDocuments(text)[0]?.toJS();
}

describe.each(MAJORS)('%s: the notes', (major) => {
  const notes = (chart: string, values: JsonObject = {}, release?: string): string =>
    (render(major, chart, 'notes.yaml', values, release) as { text: string }).text;

  test.each([
    ['todo-backend', 'http://todo-backend.todo:8000/docs'],
    ['todo-frontend', 'http://todo-frontend.todo:3000/'],
    ['todo-database', 'postgresql://todo@todo-database.todo:5432/todo'],
  ])('of %s name its address inside the cluster', (chart, address) => {
    expect(notes(chart)).toContain(address);
    expect(notes(chart)).not.toMatch(/Ingress|Gateway|node|load balancer/);
  });

  test('name the addresses of an Ingress, secure where there is a certificate', () => {
    const paths = [{ path: '/', pathType: 'Prefix' }];
    const hosts = ['a.example.com', 'b.example.com'].map((host) => ({ host, paths }));
    const tls = [{ secretName: 'certificate', hosts: ['a.example.com'] }];
    const text = notes('todo-frontend', { ingress: { enabled: true, hosts, tls } });
    expect(text).toContain('https://a.example.com/\n');
    expect(text).toContain('http://b.example.com/\n');
  });

  test('name the hosts of an HTTPRoute, or how to find them', () => {
    const hostnames = ['todo.example.com'];
    expect(notes('todo-backend', { httpRoute: { enabled: true, hostnames } })).toContain(
      'http://todo.example.com/',
    );
    expect(notes('todo-backend', { httpRoute: { enabled: true } }, 'blue')).toContain(
      'kubectl get httproute --namespace todo blue-todo-backend',
    );
  });

  test('tell how to find the port on every node, and the load balancer', () => {
    expect(notes('todo-frontend', { service: { type: 'NodePort' } })).toContain('.spec.ports[0].nodePort');
    expect(notes('todo-frontend', { service: { type: 'LoadBalancer' } })).toContain('.status.loadBalancer');
  });

  test('tell where the data are', () => {
    expect(notes('todo-database')).toContain('data-todo-database-0');
    expect(notes('todo-database', { persistence: { existingClaim: 'old' } })).toContain('Claim old.');
    expect(notes('todo-database', { persistence: { enabled: false } })).toContain('go with the pod');
  });
});

describe.each(MAJORS)('%s: the test pod', (major) => {
  const testPod = (chart: string, values: JsonObject = {}, release?: string): V1Pod =>
    render(major, chart, 'tests/connection.yaml', values, release) as V1Pod;
  const container = (pod: V1Pod) => pod.spec?.containers[0];

  test.each(charts.map(({ metadata }) => metadata.name))('of %s is as hardened as what it tests', (chart) => {
    const { spec } = testPod(chart);
    expect(spec && podSecurityViolations(spec)).toEqual([]);
    expect(spec?.automountServiceAccountToken).toBe(false);
  });

  test.each(charts.map(({ metadata }) => metadata.name))('of %s may connect, and serves nobody', (chart) => {
    const clients = ['someone'];
    const { metadata } = testPod(chart, { networkPolicy: { clients } });
    expect(metadata?.labels).toMatchObject({ 'app.kubernetes.io/name': 'someone' });
    expect(metadata?.labels).not.toHaveProperty('app.kubernetes.io/instance');
  });

  test('talks to the Service of its release, on its port', () => {
    const values = { service: { port: 80 } };
    expect(container(testPod('todo-backend', values, 'blue'))?.command?.at(-1)).toBe(
      'http://blue-todo-backend:80/health/ready',
    );
    expect(container(testPod('todo-frontend', values, 'blue'))?.command?.at(-1)).toBe(
      'http://blue-todo-frontend:80/',
    );
    expect(container(testPod('todo-database', values, 'blue'))?.command?.slice(-4)).toEqual([
      'blue-todo-database',
      '80',
      'todo',
      'todo',
    ]);
  });

  test('runs the image of the chart, with its secrets and where it may run', () => {
    const values = {
      image: { tag: '2.0', pullPolicy: 'Always' },
      imagePullSecrets: [{ name: 'registry' }],
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'dedicated', operator: 'Exists', tolerationSeconds: 999_999 }],
    };
    const pod = testPod('todo-backend', values);
    expect(container(pod)).toMatchObject({
      image: 'docker.io/library/todo-backend:2.0',
      imagePullPolicy: 'Always',
    });
    const { imagePullSecrets, nodeSelector, tolerations } = values;
    expect(pod.spec).toMatchObject({ imagePullSecrets, nodeSelector, tolerations });
  });
});
