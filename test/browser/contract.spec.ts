import { join } from 'node:path';
import { projectRoot } from '../../lib/support/paths';
import { run } from '../../lib/support/run';
import { expect, test } from './fixtures';

test('the page’s clients and the backend keep their contract', async ({ application }) => {
  // It is a suite of its own.
  test.slow();
  const frontend = join(projectRoot, 'frontend');
  const vitest = join(frontend, 'node_modules', '.bin', 'vitest');
  const { exitCode, stdout, stderr } = await run(vitest, ['run', '--config', 'vitest.contract.config.mts'], {
    cwd: frontend,
    env: { APPLICATION_URL: application.url, NO_COLOR: '1', FORCE_COLOR: undefined },
    allowFailure: true,
  });
  expect(exitCode, stdout + stderr).toBe(0);
});
