import { handleAuth } from '@/lib/server/handle-auth';
import { getAuth, getConfig } from '@/lib/server/instance';

function handle(request: Request): Promise<Response> {
  return handleAuth(getAuth(), request, getConfig().maxRequestBytes);
}

export { handle as GET, handle as POST };
