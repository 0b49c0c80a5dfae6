import { join } from 'node:path';
import { distDir } from '../../lib/support/paths';
import { run } from '../../lib/support/run';
import { status } from './cluster';

/** Changes values of the deployed backend as a user of Helm does; `make deploy` takes them back. */
export async function upgradeBackend(values: Readonly<Record<string, string>>): Promise<void> {
  const { tools } = (await status()).cluster;
  const chart = join(distDir, 'charts', 'todo-backend');
  await run(tools?.helm ?? '', [
    'upgrade',
    'todo-backend',
    chart,
    '--kube-context=minikube',
    '--namespace=todo',
    '--reuse-values',
    ...Object.entries(values).map(([name, value]) => `--set=${name}=${value}`),
    '--wait',
    '--timeout=300s',
  ]);
}
