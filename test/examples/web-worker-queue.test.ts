import { defaultsOf, mergeValues, releaseOf } from '../../lib/helm';
import type { JsonObject } from '../../lib/helm/json';
import { prove } from '../../lib/helm/proof';
import { webWorkerQueue } from '../../examples/web-worker-queue/chart';
import type { Values } from '../../examples/web-worker-queue/values';
import { helmLibraries } from '../tools/helms';

/** A first run builds the programs. */
const PATIENCE = 30 * 60_000;

/** Kind and name of the objects for values laid over the defaults. */
function objectsFor(overlay: JsonObject): string[] {
  const values = mergeValues(defaultsOf(webWorkerQueue.values), overlay);
  const release = releaseOf(webWorkerQueue.metadata.name, values, { name: 'shop', namespace: 'default' });
  const objects = webWorkerQueue.build(values as unknown as Values, release).toJson() as {
    kind: string;
    metadata: { name: string };
  }[];
  return objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();
}

describe('the example of a web server, workers and a queue', () => {
  it('has web, a worker and a queue by default', () => {
    expect(objectsFor({})).toEqual([
      'Deployment shop-web',
      'Deployment shop-worker-main',
      'Service shop-queue',
      'Service shop-web',
      'StatefulSet shop-queue',
    ]);
  });

  it('adds a Deployment for each worker that an overlay adds', () => {
    const mail = { queues: ['mail'], replicas: 1, resources: { cpu: '100m', memory: '64Mi' } };
    expect(objectsFor({ workers: { mail } })).toEqual(
      expect.arrayContaining(['Deployment shop-worker-mail', 'Deployment shop-worker-main']),
    );
  });

  it('brings no queue where there is one outside', () => {
    expect(objectsFor({ queue: { url: 'redis://queue.example:6379' } })).toEqual([
      'Deployment shop-web',
      'Deployment shop-worker-main',
      'Service shop-web',
    ]);
  });

  it(
    'is rendered by Helm as the code makes it',
    async () => {
      const helms = await helmLibraries();
      try {
        expect(await prove(webWorkerQueue, { helms })).toEqual({ equal: 303, refused: 100 });
      } finally {
        helms.forEach((helm) => helm.close());
      }
    },
    PATIENCE,
  );
});
