import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { appEnvironment, startReadyApp } from './app-server';
import { createDatabase } from './create-database';
import { startHttpServer } from './http-server';

/** In what the two servers differ, besides their backends and domain keys. */
export const ENVIRONMENTS = [
  { CHAT_UI: 'chatkit', TRUSTED_PROXIES: '127.0.0.0/8' },
  { CHAT_UI: 'built-in', GITHUB_CLIENT_ID: 'github-id', GITHUB_CLIENT_SECRET: 'github-secret' },
] as const;

/** Two copies of one build, in two environments on one database, each with a backend of its own. */
export interface TwoServers {
  readonly databaseUrl: string;
  readonly urls: readonly [string, string];
  readonly backendUrls: readonly [string, string];
  /** Has the stream that a backend began last go on to its end. */
  readonly continueStream: () => void;
  /** Resolves when the stream that a backend began last is over, or was given up. */
  readonly streamClosed: () => Promise<unknown>;
  /** Signs somebody new up, at the first server; returns their cookie. */
  readonly signUp: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts both at the same time, on an empty database. */
export async function startTwoServers(): Promise<TwoServers> {
  const databaseUrl = await createDatabase();
  let stream: ServerResponse | undefined;

  /** Streams at /chatkit; elsewhere it answers what it was asked. */
  const answer = (name: string) => (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/chatkit') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: one\n\n');
      stream = response;
      return;
    }
    response.setHeader('content-type', 'application/json');
    const { authorization: token, 'x-forwarded-for': from } = request.headers;
    response.end(JSON.stringify({ name, path: request.url, token, from }));
  };
  const backends = await Promise.all([startHttpServer(answer('first')), startHttpServer(answer('second'))]);
  const start = (index: 0 | 1) =>
    startReadyApp({
      ...appEnvironment(databaseUrl),
      NEXT_PUBLIC_BACKEND_URL: backends[index].url,
      NEXT_PUBLIC_OPENAI_DOMAIN_KEY: `domain-key-${index}</script>`,
      ...ENVIRONMENTS[index],
    });
  const apps = await Promise.all([start(0), start(1)]);

  return {
    databaseUrl,
    urls: [apps[0].url, apps[1].url],
    backendUrls: [backends[0].url, backends[1].url],
    continueStream: () => stream?.end('data: two\n\n'),
    streamClosed: async () => {
      if (stream?.closed === false) await once(stream, 'close');
    },
    signUp: () => signUp(apps[0].url),
    stop: async () => {
      for (const app of apps) app.terminate();
      await Promise.all(apps.map(({ exit }) => exit));
      await Promise.all(backends.map(({ close }) => close()));
    },
  };
}

async function signUp(url: string): Promise<string> {
  const email = `${crypto.randomUUID()}@example.com`;
  const response = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
    body: JSON.stringify({ name: 'Ada Lovelace', email, password: 'correct horse battery' }),
  });
  if (!response.ok) throw new Error(`Signing up was answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
