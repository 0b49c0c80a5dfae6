import { createServer, Server, Socket } from 'node:net';

/** Browsers may try either address for `localhost`. */
const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * Listens on a local port, on every loopback address the machine has.
 *
 * @throws the system's error (EADDRINUSE …) when one of them cannot be had.
 */
export async function listen(port: number, accept: (socket: Socket) => void): Promise<Server[]> {
  const servers: Server[] = [];
  try {
    for (const host of LOOPBACK) {
      const server = createServer(accept);
      const listens = await bound(server, host, port);
      if (listens) servers.push(server);
    }
  } catch (error) {
    closeAll(servers);
    throw error;
  }
  return servers;
}

/** Stops accepting connections. */
export function closeAll(servers: readonly Server[]): void {
  for (const server of servers) server.close();
}

/** Whether a local port can be listened on now. */
export async function isFree(port: number): Promise<boolean> {
  try {
    const servers = await listen(port, (socket) => socket.destroy());
    await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    return true;
  } catch {
    return false;
  }
}

/** False where the machine lacks this address (no IPv6). */
function bound(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(false);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => resolve(true));
  });
}
