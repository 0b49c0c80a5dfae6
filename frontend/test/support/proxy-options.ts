import type { BackendProxyOptions } from '@/lib/server/backend-proxy';

/** A proxy to `backendUrl` for a signed-in user of http://localhost:3000, that takes 100 bytes. */
export function proxyOptions(backendUrl: string): BackendProxyOptions {
  return {
    backendUrl,
    maxRequestBytes: 100,
    tokenFor: () => Promise.resolve('the-token'),
    isTrustedOrigin: (origin) => origin === 'http://localhost:3000',
  };
}
