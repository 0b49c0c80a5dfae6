import { Type } from '@sinclair/typebox';
import { App, Chart } from 'cdk8s';
import type { HelmChart } from '../../../lib/helm/helm-chart';
import { addObject, metadata } from '../support';

const values = Type.Object(
  {
    replicas: Type.Integer({ minimum: 1, maximum: 50_000_000, default: 2, description: 'Pods' }),
    image: Type.Object({
      repository: Type.String({ minLength: 1, default: 'shop/web', description: 'Repository' }),
      tag: Type.String({ pattern: '^[a-z0-9.]+$', default: '1.0', description: 'Tag' }),
    }),
    labels: Type.Record(Type.String(), Type.String(), { default: {}, description: 'Labels' }),
    debug: Type.Boolean({ default: false, description: 'Whether it logs everything' }),
    level: Type.Unsafe<'info' | 'warn'>({ type: 'string', enum: ['info', 'warn'], default: 'info' }),
    share: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'Part of the traffic' })),
    ports: Type.Array(
      Type.Object({ name: Type.String({ minLength: 1 }), port: Type.Integer({ minimum: 1 }) }),
      { default: [], description: 'Ports' },
    ),
    limit: Type.Union([Type.Integer(), Type.String()], { default: '1Gi', description: 'Memory' }),
  },
  { additionalProperties: false },
);

/** A chart of which everything that the proof compares has one example. */
export const shop: HelmChart<typeof values> = {
  metadata,
  values,
  overlays: { busy: { replicas: 20_000_000, image: { tag: '2.0' }, labels: { tier: 'gold' } } },
  build({ image, labels, debug, share, ports, ...rest }, release, scope = new App()) {
    const chart = new Chart(scope, metadata.name);
    addObject(
      chart,
      'Web',
      {
        image: `${image.repository}:${image.tag}`,
        replicas: rest.replicas,
        level: rest.level,
        mode: rest.level === 'warn' ? 'quiet' : 'normal',
        summary: `${rest.replicas} times ${image.tag}`,
        args: ['serve', '--level', rest.level, ...(debug ? ['--debug'] : [])],
        limit: rest.limit,
        labels: { ...labels, app: 'shop' },
        ports: ports.map(({ name, port }) => ({ name, port })),
        ...(share !== undefined && { share }),
      },
      release.fullname,
    );
    if (debug) addObject(chart, 'Debug', { namespace: release.namespace }, `${release.fullname}-debug`);
    return chart;
  },
};
