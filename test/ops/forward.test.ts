import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server } from 'node:net';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { choosePorts } from '../../lib/ops/forward/choose-ports';
import { askForward, serveControl } from '../../lib/ops/forward/control';
import { localUrl } from '../../lib/ops/forward/forward-config';
import { isFree } from '../../lib/ops/forward/listen';
import { ServiceForward } from '../../lib/ops/forward/service-forward';
import { RecordingReporter } from '../support/recording-reporter';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();
const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A foreign process's server, here this one's. */
async function taken(): Promise<number> {
  const server = createServer((socket) => socket.end());
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('choosing ports', () => {
  test('the preferred port is taken when it is free, without a word', async () => {
    const port = await freePort();
    const said = new RecordingReporter();
    expect(await choosePorts([{ service: 's', port }], [], said)).toEqual([{ service: 's', port }]);
    expect(said.lines).toEqual([]);
  });

  test('a taken port is named with the process that holds it, and the next free one is used', async () => {
    const port = await taken();
    const said = new RecordingReporter();
    const [chosen] = await choosePorts([{ service: 's', port }], [], said);
    expect(chosen?.port).toBeGreaterThan(port);
    expect(said.lines).toEqual([
      expect.stringMatching(new RegExp(`^warn port ${port} is taken by .+ \\(pid ${process.pid}\\); s gets`)),
    ]);
  });

  test('a remembered port comes before the preferred one', async () => {
    const [preferred, remembered] = [await freePort(), await freePort()];
    const said = new RecordingReporter();
    const memory = [{ service: 's', port: remembered }];
    expect(await choosePorts([{ service: 's', port: preferred }], memory, said)).toEqual(memory);
    expect(said.lines).toEqual([]);
  });

  test('two services never get the same port', async () => {
    const port = await freePort();
    const chosen = await choosePorts(
      [
        { service: 'a', port },
        { service: 'b', port },
      ],
      [],
      new RecordingReporter(),
    );
    expect(new Set(chosen.map((entry) => entry.port)).size).toBe(2);
  });

  test('the local address names localhost, the browser’s origin', () => {
    expect(localUrl([{ service: 'todo-frontend', port: 3001 }], 'todo-frontend')).toBe(
      'http://localhost:3001',
    );
  });
});

describe('forwarding', () => {
  const forwardTo = async (pods: () => Promise<number[]>, patienceMs = 1_000): Promise<number> => {
    const port = await freePort();
    const forward = new ServiceForward<number>({
      service: 'todo-backend',
      port,
      endpoints: pods,
      open: async (podPort) => {
        const socket = connect(podPort, '127.0.0.1');
        await once(socket, 'connect');
        return socket;
      },
      log: () => undefined,
      patienceMs,
    });
    await forward.start();
    open.push({ close: () => forward.stop() });
    return port;
  };
  const pod = async (name: string): Promise<{ port: number; server: Server }> => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () =>
        socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${name.length}\r\n\r\n${name}`),
      );
    });
    open.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { port: (server.address() as AddressInfo).port, server };
  };

  test('connections go to the ready pods in turn, on both loopback addresses', async () => {
    const [a, b] = [await pod('a'), await pod('b')];
    const port = await forwardTo(() => Promise.resolve([a.port, b.port]));
    const answers = [
      await get('127.0.0.1', port),
      await get('127.0.0.1', port),
      await get('localhost', port),
    ];
    expect(answers.map(({ body }) => body).sort()).toEqual(['a', 'a', 'b']);
  });

  test('a pod that is gone is passed over for one that answers', async () => {
    const [gone, alive] = [await pod('gone'), await pod('alive')];
    gone.server.close();
    const port = await forwardTo(() => Promise.resolve([gone.port, alive.port]));
    for (let i = 0; i < 3; i++) expect((await get('127.0.0.1', port)).body).toBe('alive');
  });

  test('a pod that becomes ready within the patience gets the waiting connection', async () => {
    const late = await pod('late');
    let looks = 0;
    const port = await forwardTo(() => Promise.resolve(looks++ < 2 ? [] : [late.port]));
    expect((await get('127.0.0.1', port)).body).toBe('late');
  });

  test('without a ready pod the answer is a 503 that says what to do', async () => {
    const port = await forwardTo(() => Promise.resolve([]), 50);
    const { status, body } = await get('127.0.0.1', port);
    expect(status).toBe(503);
    expect(body).toContain('todo-backend');
    expect(body).toContain('make status');
  });

  test('an API server that does not answer ends nothing: the next connection works', async () => {
    const alive = await pod('alive');
    let calls = 0;
    const port = await forwardTo(() =>
      calls++ === 0 ? Promise.reject(new Error('connection refused')) : Promise.resolve([alive.port]),
    );
    expect((await get('127.0.0.1', port)).body).toBe('alive');
  });
});

describe('the control socket', () => {
  const config = { context: 'c', namespace: 'n', services: [] };

  test('no forward is running where there is no socket, or only a dead one', async () => {
    expect(await askForward(join(folder, 'none.sock'), 'status')).toBeUndefined();
  });

  test('a running forward says who it is, and stops when told', async () => {
    const file = join(folder, 'control.sock');
    const stopped = new Promise<void>((resolve) => {
      void serveControl(file, { pid: 42, config }, resolve).then((server) => open.push(server));
    });
    await until(() => askForward(file, 'status'));
    expect(await askForward(file, 'status')).toEqual({ pid: 42, config });
    await askForward(file, 'stop');
    await stopped;
  });
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A port that is free on every loopback address, out of the range others are given. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
}

async function get(host: string, port: number): Promise<{ status?: number; body: string }> {
  const outgoing = request({ host, port, agent: false });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [import('node:http').IncomingMessage];
  return { status: response.statusCode, body: await text(response) };
}
