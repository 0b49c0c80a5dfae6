import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { describeHolder, portHolder } from '../../lib/support/port-holder';

describe('the holder of a port', () => {
  it('is the process that listens on it, and nobody once it is closed', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await portHolder(port)).toMatchObject({ port, pid: process.pid });
    server.close();
    await once(server, 'close');
    expect(await portHolder(port)).toBeUndefined();
  });

  it('is described by name and number, or as another process when it is hidden', () => {
    expect(describeHolder({ port: 3000, pid: 7, command: 'nginx' })).toBe('nginx (pid 7)');
    expect(describeHolder(undefined)).toBe('another process');
  });
});
