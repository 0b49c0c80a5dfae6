import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { distDir } from '../../lib/support/paths';
import { givenApplication } from './application/given-application';
import { findChromium } from './chromium';

const given = givenApplication();

/** The browser suite. With APPLICATION_URL and BACKEND_URL it tests what runs there, else processes that it starts. */
export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  outputDir: join(distDir, 'reports', given ? 'browser-cluster' : 'browser-local'),
  reporter: [['list']],
  // Tests marked so need more than addresses: processes to be ended, a model that does as it is told.
  grepInvert: given ? /@local/ : undefined,
  forbidOnly: true,
  workers: 2,
  // Only for what hangs: that a machine is busy is no failure.
  timeout: 600_000,
  expect: { timeout: 90_000 },
  use: {
    ...devices['Desktop Chrome'],
    trace: 'retain-on-failure',
    launchOptions: {
      // The workers read this again, after the setup has installed one.
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
