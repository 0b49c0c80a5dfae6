import { defineConfig } from 'vitest/config';

/** What the client code and the backend expect of each other, against the application at APPLICATION_URL. */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['test/contract/*.contract.ts'],
    testTimeout: 30_000,
  },
});
