import { getAuth } from '@/lib/server/instance';

const handle = (request: Request): Promise<Response> => getAuth().handler(request);

export { handle as GET, handle as POST };
