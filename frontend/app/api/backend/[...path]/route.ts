import { proxyToBackend } from '@/lib/server/backend-proxy';
import { readBackendUrl } from '@/lib/server/config';
import { getAuth } from '@/lib/server/instance';
import { tokenFor } from '@/lib/server/token-for';

async function handle(request: Request): Promise<Response> {
  const auth = getAuth();
  const context = await auth.$context;
  return proxyToBackend(request, {
    backendUrl: readBackendUrl(process.env),
    tokenFor: ({ headers }) => tokenFor(auth, headers),
    isTrustedOrigin: (origin) => context.isTrustedOrigin(origin),
  });
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
