import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackages } from '../../lib/support/debian-packages';
import { distDir, projectRoot } from '../../lib/support/paths';
import { StreamReporter } from '../../lib/support/reporter';
import { run } from '../../lib/support/run';
import { which } from '../../lib/support/which';
import { address, made } from './cluster';

const frontend = join(projectRoot, 'frontend');
const screenshots = join(distDir, 'reports', 'screenshots');

beforeAll(async () => {
  await made('deploy');
  if (!which('chromium')) await ensureDebianPackages(['chromium'], new StreamReporter());
  if (!existsSync(join(frontend, 'node_modules', 'playwright-core')))
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: frontend });
});

test('a person signs up, chats, finds the todos again after a reload, and signs out', async () => {
  rmSync(screenshots, { recursive: true, force: true });
  const browser = { CHROMIUM: which('chromium') };
  // The walk through the pages asserts each of its steps and leaves pictures.
  await run('node', [join('scripts', 'screenshots.mjs'), await address('todo-frontend'), screenshots], {
    cwd: frontend,
    env: browser,
    timeoutMs: 180_000,
  });
  expect(readdirSync(screenshots)).toEqual(
    expect.arrayContaining(['1-sign-in-desktop-light.png', '4-chat-desktop-light.png']),
  );
});
