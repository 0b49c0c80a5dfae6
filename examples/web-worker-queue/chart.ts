import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ChartMetadata, HelmChart, Release } from '../../lib/helm';
import { Component } from './constructs/component';
import { Queue } from './constructs/queue';
import { Web } from './constructs/web';
import { Worker } from './constructs/worker';
import { notes, queueTest } from './additions';
import { type Values, values } from './values';

const metadata: ChartMetadata = {
  name: 'web-worker-queue',
  version: '1.0.0',
  appVersion: '1.0.0',
  description: 'A web server that leaves its longer work to workers, by way of a queue',
  kubeVersion: '>=1.28.0-0',
  keywords: ['example', 'queue', 'worker'],
  maintainers: [{ name: 'The example’s authors' }],
};

/** An example of a chart: nothing in it knows that there is Helm. */
export const webWorkerQueue: HelmChart<typeof values> = {
  metadata,
  values,
  build,
  overlays: {
    dev: {
      web: { replicas: 1 },
      queue: { persistence: { enabled: false } },
    },
    prod: {
      web: { autoscaling: { enabled: true }, ingress: { enabled: true, tlsSecret: 'shop-tls' } },
      workers: {
        mail: {
          queues: ['mail'],
          replicas: 1,
          concurrency: 20,
          resources: { cpu: '100m', memory: '256Mi' },
        },
        main: {
          queues: ['urgent', 'default'],
          replicas: 4,
          resources: { cpu: '500m', memory: '512Mi' },
        },
      },
      queue: { persistence: { size: '10Gi' } },
    },
  },
  additions: { notes, tests: { 'queue.yaml': queueTest } },
};

function build(values: Values, release: Release, scope: Construct = new App()): Chart {
  const chart = new Chart(scope, metadata.name);
  const { image, nodeSelector, env, existingSecret, web, workers, queue } = values;

  const queueComponent = new Component(release, 'queue');
  if (!queue.url) new Queue(chart, 'Queue', { component: queueComponent, queue, nodeSelector });

  const environment = { env, existingSecret, queueUrl: queue.url || Queue.urlOf(queueComponent) };
  new Web(chart, 'Web', { component: new Component(release, 'web'), image, nodeSelector, web, environment });
  for (const [name, worker] of Object.entries(workers)) {
    const component = new Component(release, `worker-${name}`);
    new Worker(chart, `Worker-${name}`, { component, image, nodeSelector, worker, environment });
  }
  return chart;
}
