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
const chart = { metadata: { name: 'demo' }, values, build } as unknown as HelmChart;
for (const seed of [1, 2, 3]) {
  const t = Date.now();
  const { template, builds } = learn(chart, readValueType(values) as never, AuthorCode.begin(), seed);
  console.log(seed, builds, Date.now() - t, 'ms');
  const text = JSON.stringify(template, (k, v) => (k === 'type' ? undefined : v instanceof Object && 'from' in v ? `${v.from}${v.level}:${v.path.join('.')}` : v), 1);
  if (seed === 1) console.log(text.replace(/\n\s*/g, ' ').replace(/\{ "id"/g, '\n{ "id"'));
  console.log(require('node:crypto').createHash('sha256').update(text).digest('hex').slice(0, 8));
}
