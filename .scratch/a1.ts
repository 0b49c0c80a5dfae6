import { Type } from '@sinclair/typebox';
import { ApiObject, App, Chart } from 'cdk8s';
import { AuthorCode } from '../lib/helm/learn/author-code';
import { learn } from '../lib/helm/learn/learn';
import { readValueType } from '../lib/helm/schema/read-value-type';
import type { HelmChart } from '../lib/helm/helm-chart';
const S = Type.String, d = (x: unknown) => ({ default: x });
const values = Type.Object({
  global: Type.Object({ imageRegistry: S(d('')) }),
  image: Type.Object({ registry: S(d('')), repository: S({ default: 'a', minLength: 1 }), tag: S(d('')), digest: S(d('')) }),
  replicas: Type.Integer({ default: 2, minimum: 0, maximum: 50 }),
  hpa: Type.Object({ enabled: Type.Boolean(d(false)), min: Type.Integer({ default: 2, minimum: 1, maximum: 100 }), max: Type.Integer({ default: 5, minimum: 1, maximum: 100 }) }),
  service: Type.Object({ type: Type.Union([Type.Literal('ClusterIP'), Type.Literal('NodePort')], d('ClusterIP')), port: Type.Integer({ default: 80, minimum: 1, maximum: 65535 }), nodePort: Type.Optional(Type.Integer({ minimum: 30000, maximum: 32767 })) }),
  podLabels: Type.Record(S(), S(), d({})),
  extraEnv: Type.Array(Type.Object({ name: S({ minLength: 1 }), value: Type.Optional(S()) }), d([])),
  affinity: Type.Unknown(d({})),
  tolerations: Type.Array(Type.Unknown(), d([])),
  level: Type.Union(['debug', 'info', 'warn'].map((x) => Type.Literal(x)), d('info')),
  workers: Type.Array(Type.Object({ name: S({ minLength: 1, pattern: '^[a-z]+$' }), queues: Type.Array(S({ minLength: 1 })) }), d([])),
  hosts: Type.Record(S(), Type.Object({ path: S({ minLength: 1 }), tls: Type.Boolean() }), d({})),
});
function build(v: any, release: any): Chart {
  const chart = new Chart(new App(), 'demo');
  const labels = { app: 'demo', rel: release.name };
  const reg = v.global.imageRegistry || v.image.registry;
  const image = `${reg ? `${reg}/` : ''}${v.image.repository}${v.image.digest ? `@${v.image.digest}` : `:${v.image.tag || '1.0'}`}`;
  new ApiObject(chart, 'Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: release.fullname, labels }, spec: {
    ...(v.hpa.enabled ? {} : { replicas: v.replicas }),
    template: { metadata: { labels: { ...v.podLabels, ...labels } }, spec: {
      ...(Object.keys(v.affinity).length ? { affinity: v.affinity } : {}),
      ...(v.tolerations.length ? { tolerations: v.tolerations } : {}),
      containers: [{ name: 'app', image, args: ['serve', `--log-level=${v.level}`, `--port=${v.service.port}`, ...(v.hpa.enabled ? ['--scaled'] : []), 'end'],
       env: [{ name: 'A', value: 'b' }, ...v.extraEnv, ...Object.entries(v.hosts).sort(([a], [b]) => (a < b ? -1 : 1)).map(([h, x]: any) => ({ name: `H_${h}`, value: x.path })) ] }] } } } });
  if (v.hpa.enabled) new ApiObject(chart, 'Hpa', { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: release.fullname }, spec: { minReplicas: v.hpa.min, maxReplicas: v.hpa.max } });
  new ApiObject(chart, 'Service', { apiVersion: 'v1', kind: 'Service', metadata: { name: release.name === 'demo' ? 'main' : `${release.fullname}-svc` }, spec: { type: v.service.type, ports: [{ port: v.service.port, ...(v.service.type === 'NodePort' && v.service.nodePort ? { nodePort: v.service.nodePort } : {}) }] } });
  for (const w of v.workers) new ApiObject(chart, `Worker-${w.name}`, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `${release.fullname}-${w.name}` }, spec: { queues: w.queues, list: w.queues.map((q: string) => `q:${q}`) } });
  new ApiObject(chart, 'Ing', { apiVersion: 'x/v1', kind: 'Ingress', metadata: { name: release.fullname }, spec: { rules: Object.fromEntries(Object.entries(v.hosts).map(([h, x]: any) => [h, { path: x.path, ...(x.tls && { secure: true }) }])) } });
  return chart;
}
const chart = { metadata: { name: 'demo', version: '1.0.0', appVersion: '1.10', description: 'Demo', kubeVersion: '>=1.28.0-0', keywords: ['on'], maintainers: [] }, values, build } as unknown as HelmChart;
import type { ObjectType } from '../lib/helm/schema/value-type';
import { emitChart } from '../lib/helm/emit/emit-chart';
import { mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
const { template } = learn(chart, readValueType(chart.values) as ObjectType, AuthorCode.begin(), 1);
const files = emitChart(chart, template);
rmSync('/tmp/A/demo', { recursive: true, force: true });
for (const [p, t] of files) { const f = join('/tmp/A/demo', p); mkdirSync(dirname(f), { recursive: true }); writeFileSync(f, t); }
