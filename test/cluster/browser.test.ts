import { join } from 'node:path';
import { until } from '../../lib/ops/until';
import { projectRoot } from '../../lib/support/paths';
import { run } from '../../lib/support/run';
import { address, kube, made } from './cluster';

beforeAll(async () => {
  await made('deploy');
  await run(join(projectRoot, 'frontend', 'scripts', 'install'), []);
  await calm();
});

test('the browser suite passes on the cluster', async () => {
  const playwright = join(projectRoot, 'node_modules', '.bin', 'playwright');
  // Its lines are shown as they come: they tell which of its tests failed.
  await run(playwright, ['test', '--config', join('test', 'browser')], {
    cwd: projectRoot,
    env: {
      APPLICATION_URL: await address('todo-frontend'),
      BACKEND_URL: await address('todo-backend'),
      // With it Playwright would take itself for a part of jest, and refuse.
      JEST_WORKER_ID: undefined,
    },
    onLine: (line) => process.stdout.write(`${line}\n`),
  });
});

/** Waits until no pod is going away: with its network interface it takes requests of the machine's browsers along. */
async function calm(): Promise<void> {
  const isCalm = await until({ timeoutMs: 120_000 }, async () => {
    const { items } = await kube().core.listPodForAllNamespaces();
    return items.some(({ metadata }) => metadata?.deletionTimestamp) ? undefined : true;
  });
  if (!isCalm) throw new Error('pods are still going away after two minutes');
}
