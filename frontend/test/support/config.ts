import type { ServerConfig } from '@/lib/server/config';

/** A complete configuration for a test's database. */
export function testConfig(databaseUrl: string): ServerConfig {
  return {
    authUrl: 'http://localhost:3000',
    authSecret: 'a-secret-for-tests-with-more-than-32-characters',
    trustedOrigins: [],
    trustedProxies: [],
    socialClients: {},
    databaseUrl,
    databaseConnections: 5,
    backendUrl: 'http://localhost:8000',
    maxRequestBytes: 65_536,
  };
}
