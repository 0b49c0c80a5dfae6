import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { proxyToBackend, type BackendProxyOptions } from '@/lib/server/backend-proxy';
import { startHttpServer, type TestServer } from './support/http-server';
import { proxyOptions } from './support/proxy-options';

const TASKS = 'http://localhost:3000/api/backend/api/u1/tasks';

let backend: TestServer;
/** Called when the backend has received a whole request. */
const asked = vi.fn();

beforeEach(async () => {
  asked.mockClear();
  backend = await startHttpServer((request, response) => {
    request.resume().once('end', () => {
      asked();
      response.end('{}');
    });
  });
});
afterEach(() => backend.close());

const proxy = (request: Request, options: Partial<BackendProxyOptions> = {}): Promise<Response> =>
  proxyToBackend(request, { ...proxyOptions(backend.url), ...options });

describe('the proxy itself answers', () => {
  test('401 without a session', async () => {
    const response = await proxy(new Request(TASKS), { tokenFor: () => Promise.resolve(undefined) });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      status: 401,
      detail: 'Sign in to continue.',
      request_id: response.headers.get('x-request-id'),
    });
    expect(asked).not.toHaveBeenCalled();
  });

  test('403 to a change from a page of a foreign origin, also of another port of this host', async () => {
    for (const origin of ['https://evil.example', 'http://localhost:3001', 'null']) {
      const response = await proxy(new Request(TASKS, { method: 'POST', headers: { origin } }));
      expect(response.status).toBe(403);
    }
    expect(asked).not.toHaveBeenCalled();
    const own = { method: 'POST', headers: { origin: 'http://localhost:3000' } };
    expect((await proxy(new Request(TASKS, own))).status).toBe(200);
  });

  test('404 to a path that is not offered, before looking at the session', async () => {
    const tokenFor = vi.fn(() => Promise.resolve('the-token'));
    const response = await proxy(new Request('http://localhost:3000/api/backend/health'), { tokenFor });
    expect(response.status).toBe(404);
    expect(tokenFor).not.toHaveBeenCalled();
    expect(asked).not.toHaveBeenCalled();
  });

  test('413 to a body that says it is too large, before the backend is asked', async () => {
    const response = await proxy(
      new Request(TASKS, { method: 'POST', body: 'x'.repeat(101), headers: { 'content-length': '101' } }),
    );
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ detail: 'The request is larger than 100 bytes.' });
    expect(asked).not.toHaveBeenCalled();
  });

  test('413 to a body that turns out to be too large', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(60));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(chunk);
        controller.enqueue(chunk);
        controller.close();
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    expect((await proxy(new Request(TASKS, init))).status).toBe(413);
  });

  test('502 as problem JSON when the backend is down, and logs no token', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const down = await startHttpServer(() => undefined);
    await down.close();
    const response = await proxy(new Request(TASKS), { backendUrl: down.url });
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 502,
      detail: expect.stringContaining('backend') as string,
    });
    expect(log.mock.calls.flat().join()).toMatch(
      /request [\w-]+, GET .*\/api\/u1\/tasks: connect ECONNREFUSED/,
    );
    expect(log.mock.calls.flat().join()).not.toContain('the-token');
    log.mockRestore();
  });

  test('503 when sessions cannot be checked', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const response = await proxy(new Request(TASKS), {
      tokenFor: () => Promise.reject(new Error('no database')),
    });
    expect(response.status).toBe(503);
    expect(log.mock.calls.flat().join()).toContain('no database');
    log.mockRestore();
  });
});
