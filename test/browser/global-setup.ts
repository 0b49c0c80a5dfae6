import { rmSync } from 'node:fs';
import { ensureDebianPackages } from '../../lib/support/debian-packages';
import { StreamReporter } from '../../lib/support/reporter';
import { copyFrontendBuild } from './application/frontend-build';
import { givenApplication } from './application/given-application';
import { tellWorkers } from './application/local-addresses';
import { startLocalApplication } from './application/local-application';
import { startPostgres } from './application/postgres';
import { logFolder } from './application/server-process';
import { findChromium } from './chromium';

/** Sees to a browser and, unless one was given, to an application; the workers learn its addresses by environment. */
export default async function setup(): Promise<() => Promise<void>> {
  if (!findChromium()) await ensureDebianPackages(['chromium'], new StreamReporter());
  if (givenApplication()) return () => Promise.resolve();
  rmSync(logFolder, { recursive: true, force: true });
  const [postgres] = await Promise.all([startPostgres(), copyFrontendBuild()]);
  try {
    const { url, backendUrl, replicas, stop } = await startLocalApplication({
      name: 'todo',
      postgresUrl: postgres.url,
    });
    tellWorkers({ url, backendUrl, replicas, postgresUrl: postgres.url });
    return async () => {
      await stop();
      await postgres.stop();
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
