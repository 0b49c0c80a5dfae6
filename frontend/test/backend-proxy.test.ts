import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { proxyToBackend } from '@/lib/server/backend-proxy';
import { startHttpServer, type TestServer } from './support/http-server';
import { proxyOptions } from './support/proxy-options';

const TASKS = 'http://localhost:3000/api/backend/api/u1/tasks';

let backend: TestServer;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  answer = (_request, response) => response.end('{}');
  backend = await startHttpServer((request, response) => {
    answer(request, response);
  });
});
afterEach(() => backend.close());

const proxy = (request: Request): Promise<Response> => proxyToBackend(request, proxyOptions(backend.url));

/** What the backend is asked when `request` goes through the proxy. */
async function seenByBackend(request: Request): Promise<{ head: IncomingMessage; body: string }> {
  const seen = new Promise<{ head: IncomingMessage; body: string }>((resolve) => {
    answer = (head, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of head) body += String(chunk);
        response.end('{}');
        resolve({ head, body });
      })();
    };
  });
  await proxy(request);
  return seen;
}

describe('a request', () => {
  test("is passed on with method, path, query, body and the user's token", async () => {
    const body = JSON.stringify({ title: 'Milk' });
    const headers = { 'content-type': 'application/json', 'x-request-id': 'r1', 'idempotency-key': 'k1' };
    const { head, body: received } = await seenByBackend(
      new Request(`${TASKS}?status=pending&q=a%26b`, { method: 'POST', body, headers }),
    );
    expect(head.method).toBe('POST');
    expect(head.url).toBe('/api/u1/tasks?status=pending&q=a%26b');
    expect(received).toBe(body);
    expect(head.headers).toMatchObject({ ...headers, authorization: 'Bearer the-token' });
  });

  test.each([undefined, 'two words', 'x'.repeat(129)])('with the id %s gets a new one', async (given) => {
    const { head } = await seenByBackend(
      new Request(TASKS, { headers: given === undefined ? {} : { 'x-request-id': given } }),
    );
    expect(head.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  test('loses cookies, foreign authorization and headers meant for one connection', async () => {
    const { head } = await seenByBackend(
      new Request(TASKS, {
        headers: {
          cookie: 'better-auth.session_token=secret',
          authorization: 'Bearer stolen',
          'proxy-authorization': 'Basic x',
          te: 'trailers',
          'x-kept': '1',
          'x-named-by-connection': '1',
          connection: 'x-named-by-connection',
        },
      }),
    );
    expect(head.headers.authorization).toBe('Bearer the-token');
    expect(head.headers['x-kept']).toBe('1');
    for (const name of ['cookie', 'proxy-authorization', 'te', 'x-named-by-connection']) {
      expect(head.headers).not.toHaveProperty(name);
    }
    expect(head.headers.host).toBe(new URL(backend.url).host);
  });

  test('arrives while the browser is still sending it', async () => {
    let sender: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        sender = controller;
      },
    });
    const firstChunk = new Promise<string>((resolve) => {
      answer = (request, response) => {
        request.once('data', (chunk) => {
          resolve(String(chunk));
        });
        request.once('end', () => response.end('{}'));
      };
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    const done = proxy(new Request(TASKS, init));
    sender?.enqueue(new TextEncoder().encode('first'));
    expect(await firstChunk).toBe('first');
    sender?.close();
    expect((await done).status).toBe(200);
  });
});

describe('an answer', () => {
  test('keeps status, type and body, and loses cookies', async () => {
    answer = (_request, response) => {
      response.writeHead(422, {
        'content-type': 'application/problem+json',
        'set-cookie': 'session=1',
        'x-request-id': 'r2',
      });
      response.end('{"detail":"too long"}');
    };
    const response = await proxy(new Request(TASKS));
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ detail: 'too long' });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('x-request-id')).toBe('r2');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('without a body stays without', async () => {
    answer = (_request, response) => {
      response.writeHead(204).end();
    };
    const response = await proxy(new Request(`${TASKS}/7`, { method: 'DELETE' }));
    expect(response.status).toBe(204);
    expect(response.body).toBeNull();
  });

  test('arrives while the backend is still writing it', async () => {
    let finish = (): void => undefined;
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      response.write('data: one\n\n');
      finish = () => response.end('data: two\n\n');
    };
    const response = await proxy(
      new Request('http://localhost:3000/api/backend/chatkit', { method: 'POST' }),
    );
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: one\n\n');
    finish();
    expect((await reader?.read())?.value).toBe('data: two\n\n');
    expect((await reader?.read())?.done).toBe(true);
  });

  test('is given up by the backend when the browser leaves', async () => {
    const browser = new AbortController();
    const left = new Promise<void>((resolve) => {
      answer = (_request, response) => {
        void once(response, 'close').then(() => {
          resolve();
        });
        browser.abort();
      };
    });
    await proxy(new Request(TASKS, { signal: browser.signal }));
    await left;
  });

  test('that redirects is not followed', async () => {
    answer = (_request, response) => {
      response.writeHead(307, { location: '/health' }).end();
    };
    expect((await proxy(new Request(TASKS))).status).toBe(307);
  });
});
