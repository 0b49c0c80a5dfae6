import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Better Auth checks neither secrets nor origins when it believes to be in a test.
    env: { NODE_ENV: 'production', TEST: '' },
    silent: 'passed-only',
    // Only what hangs takes so long: how fast a machine is decides no test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
