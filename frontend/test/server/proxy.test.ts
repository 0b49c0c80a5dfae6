import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTwoServers, type TwoServers } from '../support/two-servers';

const ORIGIN = 'http://localhost:3000';

let servers: TwoServers;
beforeAll(async () => {
  servers = await startTwoServers();
});
afterAll(() => servers.stop());

describe('the proxy', () => {
  test("reaches the running environment's backend with the user's token", async () => {
    const cookie = await servers.signUp();
    for (const [index, name] of ['first', 'second'].entries()) {
      const response = await fetch(`${servers.urls[index] ?? ''}/api/backend/api/u1/tasks?x=1`, {
        headers: { cookie },
      });
      expect(await response.json()).toMatchObject({
        name,
        path: '/api/u1/tasks?x=1',
        token: expect.stringMatching(/^Bearer eyJ/) as string,
      });
    }
  });

  test('answers 401 without a session', async () => {
    const response = await fetch(`${servers.urls[0]}/api/backend/api/u1/tasks`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('passes events on one by one, also to a browser that takes gzip', async () => {
    const cookie = await servers.signUp();
    const response = await fetch(`${servers.urls[0]}/api/backend/chatkit`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN, 'accept-encoding': 'gzip, br' },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: one\n\n');
    servers.continueStream();
    expect((await reader?.read())?.value).toBe('data: two\n\n');
  });

  test('has the backend stop when the browser stops listening', async () => {
    const cookie = await servers.signUp();
    const browser = new AbortController();
    const response = await fetch(`${servers.urls[0]}/api/backend/chatkit`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN },
      signal: browser.signal,
    });
    await response.body?.getReader().read();
    browser.abort();
    await servers.streamClosed();
  });
});

describe('the address of a client', () => {
  /** What the backend of one server is told when the client claims to be 203.0.113.7. */
  const told = async (index: 0 | 1): Promise<unknown> => {
    const cookie = await servers.signUp();
    const headers = { cookie, 'x-forwarded-for': '203.0.113.7' };
    const response = await fetch(`${servers.urls[index]}/api/backend/api/u1/tasks`, { headers });
    return ((await response.json()) as { from: unknown }).from;
  };

  /** How many of 31 attempts to sign in, each from another claimed address, are refused as too many. */
  const refusals = async (index: 0 | 1): Promise<number> => {
    let refused = 0;
    for (let attempt = 0; attempt <= 30; attempt++) {
      const response = await fetch(`${servers.urls[index]}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${attempt}` },
        body: JSON.stringify({ email: 'nobody', password: 'x' }),
      });
      if (response.status === 429) refused += 1;
    }
    return refused;
  };

  test('is the one that is connected, whatever the client says', async () => {
    expect(await told(1)).toBe('127.0.0.1');
    expect(await refusals(1)).toBeGreaterThan(0);
  });

  test('is what a trusted proxy says', async () => {
    expect(await told(0)).toBe('203.0.113.7, 127.0.0.1');
    expect(await refusals(0)).toBe(0);
  });
});

describe('a request that is too large', () => {
  test.each(['/api/backend/api/u1/tasks', '/api/auth/sign-in/email'])('is refused at %s', async (path) => {
    const cookie = await servers.signUp();
    const response = await fetch(`${servers.urls[0]}${path}`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' },
      body: 'x'.repeat(262_145),
    });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});
