import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Better Auth checks neither secrets nor origins when it believes to be in a test.
    env: { NODE_ENV: 'production', TEST: '' },
    silent: 'passed-only',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
