import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createChatKitFetch } from '@/lib/client/chatkit-fetch';

const URL = '/api/backend/chatkit';
const MESSAGE = JSON.stringify({ type: 'threads.create', params: { input: { content: 'Add milk' } } });

const send = vi.fn<typeof fetch>();
const onSignedOut = vi.fn();
let now: number;
let chatKitFetch: typeof fetch;

beforeEach(() => {
  vi.resetAllMocks();
  now = 0;
  chatKitFetch = createChatKitFetch({ onSignedOut, send, now: () => now });
});

/** Sends a body, has it answered with `status`, and returns the idempotency key that it was sent with. */
async function keySent(body: string, status: number): Promise<string | null> {
  send.mockResolvedValueOnce(new Response(null, { status }));
  await chatKitFetch(URL, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const headers = new Headers(send.mock.lastCall?.[1]?.headers);
  expect(headers.get('content-type')).toBe('application/json');
  return headers.get('idempotency-key');
}

describe('a message of the user', () => {
  test.each([502, 409])('has the same key when it is sent again after a %i', async (status) => {
    const key = await keySent(MESSAGE, status);
    expect(key).toMatch(/^[\w-]{16,}$/);
    expect(await keySent(MESSAGE, 200)).toBe(key);
  });

  test('has the same key when it is sent again after a lost connection', async () => {
    send.mockRejectedValueOnce(new TypeError('network error'));
    await expect(chatKitFetch(URL, { method: 'POST', body: MESSAGE })).rejects.toThrow('network error');
    const key = new Headers(send.mock.lastCall?.[1]?.headers).get('idempotency-key');
    expect(await keySent(MESSAGE, 200)).toBe(key);
  });

  test('is a new one when the same words were answered before', async () => {
    const key = await keySent(MESSAGE, 200);
    expect(await keySent(MESSAGE, 200)).not.toBe(key);
  });

  test('is a new one a minute after the failure', async () => {
    const key = await keySent(MESSAGE, 502);
    now = 60_000;
    expect(await keySent(MESSAGE, 200)).not.toBe(key);
  });

  test('with other words has another key', async () => {
    const key = await keySent(MESSAGE, 502);
    expect(await keySent(MESSAGE.replace('milk', 'bread'), 200)).not.toBe(key);
  });
});

test('what does nothing has no key', async () => {
  expect(await keySent(JSON.stringify({ type: 'threads.list', params: {} }), 200)).toBeNull();
});

test('a session that has ended is told', async () => {
  await keySent(MESSAGE, 200);
  expect(onSignedOut).not.toHaveBeenCalled();
  await keySent(MESSAGE, 401);
  expect(onSignedOut).toHaveBeenCalledOnce();
});
