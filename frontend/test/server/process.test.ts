import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appEnvironment, startApp, startReadyApp } from '../support/app-server';
import { freePort } from '../support/postgres';
import { startTwoServers, type TwoServers } from '../support/two-servers';

const ORIGIN = 'http://localhost:3000';

let servers: TwoServers;
beforeAll(async () => {
  servers = await startTwoServers();
});
afterAll(() => servers.stop());

describe('the process', () => {
  test('finishes open requests after SIGTERM', async () => {
    const cookie = await servers.signUp();
    const app = await startReadyApp({
      ...appEnvironment(servers.databaseUrl),
      NEXT_PUBLIC_BACKEND_URL: servers.backendUrls[0],
    });
    const response = await fetch(`${app.url}/api/backend/chatkit`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: one\n\n');
    app.terminate();
    while (await acceptsConnections(app.url));
    servers.continueStream();
    expect((await reader?.read())?.value).toBe('data: two\n\n');
    expect((await reader?.read())?.done).toBe(true);
    // 128 + 15: ended by SIGTERM.
    expect(await app.exit).toMatchObject({ code: 143 });
  });

  test.each([
    ['BETTER_AUTH_SECRET', ''],
    ['BETTER_AUTH_SECRET', 'short'],
    ['DATABASE_URL', ''],
  ])('does not start with %s=%s, and says so in one line', async (name, value) => {
    const app = await startApp({ ...appEnvironment(servers.databaseUrl), [name]: value });
    const { code, errors } = await app.exit;
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(new RegExp(`^todo-frontend cannot start: ${name} .*$`));
  });

  test('does not start when the database refuses it', async () => {
    const app = await startApp(
      appEnvironment(servers.databaseUrl.replace('only-for-tests', 'wrong-password')),
    );
    const { code, errors } = await app.exit;
    expect(code).toBe(1);
    expect(errors).toContain('password authentication failed');
    expect(errors).not.toContain('wrong-password');
  });

  test('waits for a database that comes later', async () => {
    const { hostname, port } = new URL(servers.databaseUrl);
    const latePort = await freePort();
    const app = await startApp(appEnvironment(servers.databaseUrl.replace(`:${port}/`, `:${latePort}/`)));
    await app.printed('Waiting for the database');
    const late = createServer((socket) => {
      const upstream = connect(Number(port), hostname);
      socket.pipe(upstream).pipe(socket);
    }).listen(latePort, '127.0.0.1');
    await app.ready();
    app.terminate();
    await app.exit;
    late.close();
  });
});

/** Whether the server takes a new connection; one that is kept alive it would serve even while it stops. */
function acceptsConnections(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
