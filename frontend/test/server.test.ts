import { connect, createServer } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appEnvironment, startApp, startReadyApp, type AppServer } from './support/app-server';
import { createDatabase } from './support/create-database';
import { startHttpServer, type TestServer } from './support/http-server';
import { freePort } from './support/postgres';

const ORIGIN = 'http://localhost:3000';

let databaseUrl: string;
let backends: TestServer[];
let apps: AppServer[];
/** What the backends do with a stream once its first event was read. */
let continueStream = (): void => undefined;

beforeAll(async () => {
  databaseUrl = await createDatabase();
  const backend = (name: string): Promise<TestServer> =>
    startHttpServer((request, response) => {
      if (request.url === '/chatkit') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: one\n\n');
        continueStream = () => response.end('data: two\n\n');
        return;
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ name, path: request.url, token: request.headers.authorization }));
    });
  backends = await Promise.all([backend('first'), backend('second')]);
  // One build, two environments, started at the same time on one empty database.
  apps = await Promise.all(
    backends.map(({ url }, index) =>
      startReadyApp({
        ...appEnvironment(databaseUrl),
        NEXT_PUBLIC_BACKEND_URL: url,
        NEXT_PUBLIC_OPENAI_DOMAIN_KEY: `domain-key-${index}</script>`,
      }),
    ),
  );
});
afterAll(async () => {
  for (const app of apps) app.terminate();
  await Promise.all(apps.map(({ exit }) => exit));
  await Promise.all(backends.map(({ close }) => close()));
});

const urlOf = (index: number): string => apps[index]?.url ?? '';

async function signUp(email: string): Promise<string> {
  const response = await fetch(`${urlOf(0)}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify({ name: 'Ada Lovelace', email, password: 'correct horse battery' }),
  });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

describe('the page', () => {
  test('without a session is the sign-in page, and asks no database', async () => {
    for (let probe = 0; probe < 3; probe++) {
      const response = await fetch(urlOf(1));
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Sign in');
    }
    const client = new Client({ connectionString: databaseUrl, application_name: 'this-test' });
    await client.connect();
    const { rows } = await client.query(
      "SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'this-test'",
    );
    await client.end();
    expect(rows).toEqual([]);
  });

  test('with a session, made by any replica, is the chat', async () => {
    const cookie = await signUp('page@example.com');
    for (const app of apps) {
      const html = await (await fetch(app.url, { headers: { cookie } })).text();
      expect(html).toContain('Ada Lovelace');
      expect(html).toContain('Sign out');
    }
  });

  test('with an invented cookie is the sign-in page', async () => {
    const cookie = 'better-auth.session_token=invented.signature';
    const html = await (await fetch(urlOf(0), { headers: { cookie } })).text();
    expect(html).not.toContain('Sign out');
  });

  test('has the public configuration of the running environment, and no value can break out of it', async () => {
    for (const [index, app] of apps.entries()) {
      const html = await (await fetch(app.url)).text();
      const json =
        /<script id="public-config" type="application\/json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
      expect(JSON.parse(json)).toEqual({ openaiDomainKey: `domain-key-${index}</script>` });
    }
  });

  test('allows only the scripts it was sent with', async () => {
    const response = await fetch(urlOf(0));
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    const html = await response.text();
    const scripts = [...html.matchAll(/<script(?![^>]*application\/json)[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).not.toEqual([]);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce ?? ''}"`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  test('that does not exist is a 404', async () => {
    expect((await fetch(`${urlOf(0)}/nowhere`)).status).toBe(404);
  });
});

describe('the proxy', () => {
  test("reaches the running environment's backend with the user's token", async () => {
    const cookie = await signUp('proxy@example.com');
    for (const [index, name] of ['first', 'second'].entries()) {
      const response = await fetch(`${urlOf(index)}/api/backend/api/u1/tasks?x=1`, { headers: { cookie } });
      expect(await response.json()).toEqual({
        name,
        path: '/api/u1/tasks?x=1',
        token: expect.stringMatching(/^Bearer eyJ/) as string,
      });
    }
  });

  test('answers 401 without a session', async () => {
    const response = await fetch(`${urlOf(0)}/api/backend/api/u1/tasks`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('passes events on one by one, also to a browser that takes gzip', async () => {
    const cookie = await signUp('stream@example.com');
    const response = await fetch(`${urlOf(0)}/api/backend/chatkit`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN, 'accept-encoding': 'gzip, br' },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: one\n\n');
    continueStream();
    expect((await reader?.read())?.value).toBe('data: two\n\n');
  });
});

describe('the process', () => {
  test('finishes open requests after SIGTERM', async () => {
    const cookie = await signUp('term@example.com');
    const app = await startReadyApp({
      ...appEnvironment(databaseUrl),
      NEXT_PUBLIC_BACKEND_URL: backends[0]?.url ?? '',
    });
    const response = await fetch(`${app.url}/api/backend/chatkit`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: one\n\n');
    app.terminate();
    while (await acceptsConnections(app.url));
    continueStream();
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
    const app = await startApp({ ...appEnvironment(databaseUrl), [name]: value });
    const { code, errors } = await app.exit;
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(new RegExp(`^todo-frontend cannot start: ${name} .*$`));
  });

  test('does not start when the database refuses it', async () => {
    const app = await startApp(appEnvironment(databaseUrl.replace('only-for-tests', 'wrong-password')));
    const { code, errors } = await app.exit;
    expect(code).toBe(1);
    expect(errors).toContain('password authentication failed');
    expect(errors).not.toContain('wrong-password');
  });

  test('waits for a database that comes later', async () => {
    const { hostname, port } = new URL(databaseUrl);
    const latePort = await freePort();
    const app = await startApp(appEnvironment(databaseUrl.replace(`:${port}/`, `:${latePort}/`)));
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
