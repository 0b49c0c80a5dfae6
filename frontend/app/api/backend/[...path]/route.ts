import { proxyToBackend } from '@/lib/server/backend-proxy';
import { getAuth, getBackendTokens, getConfig } from '@/lib/server/instance';

async function handle(request: Request): Promise<Response> {
  const { backendUrl, maxRequestBytes } = getConfig();
  const context = await getAuth().$context;
  return proxyToBackend(request, {
    backendUrl,
    maxRequestBytes,
    tokenFor: ({ headers }) => getBackendTokens().forUserOf(headers),
    isTrustedOrigin: (origin) => context.isTrustedOrigin(origin),
  });
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
