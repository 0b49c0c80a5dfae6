import type { Config } from 'jest';

/** Packages that ship ES modules only; jest's own loader needs them transformed. */
const esmPackages = ['@kubernetes/client-node', 'openid-client', 'oauth4webapi', 'jose', 'js-tokens'];

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // Only what hangs takes so long: how fast a machine is decides no test.
  testTimeout: 10 * 60_000,
  testPathIgnorePatterns: ['/node_modules/', '/test/cluster/', '/fixtures/'],
  // Other people's applications: their packages are none of this project's modules.
  modulePathIgnorePatterns: [
    '<rootDir>/test/fixtures/[^/]+/(backend|frontend)/',
    '<rootDir>/test/fixtures/bad/',
  ],
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
};

export default config;
