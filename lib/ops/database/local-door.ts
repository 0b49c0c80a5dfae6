import { AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import { Duplex, pipeline } from 'node:stream';

/** A local port behind which something else answers, for as long as `work` runs. */
export async function throughLocalDoor<T>(
  open: () => Promise<Duplex>,
  work: (port: number) => Promise<T>,
): Promise<T> {
  const server = createServer((socket) => {
    open().then(
      (far) => pipeline(socket, far, socket, () => undefined),
      (error: Error) => socket.destroy(error),
    );
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}
