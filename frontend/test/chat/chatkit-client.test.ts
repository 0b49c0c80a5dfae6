import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createChatKitClient } from '@/lib/client/chatkit/chatkit-client';
import { collect } from '../support/collect';

const send = vi.fn<typeof fetch>();
const onSignedOut = vi.fn();
const client = createChatKitClient({ url: '/chatkit', onSignedOut, send });

const sent = (): unknown => JSON.parse(send.mock.lastCall?.[1]?.body as string);
const stream = (...events: object[]): Response =>
  new Response(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));

beforeEach(() => {
  send.mockReset();
  onSignedOut.mockReset();
});

describe('the client of a ChatKit server', () => {
  test('begins a thread with the first message, under its idempotency key', async () => {
    const created = { type: 'thread.created', thread: { id: 'thr_1', created_at: '2026-11-21T08:00:00Z' } };
    send.mockResolvedValue(stream(created));
    const events = client.sendMessage({ text: 'Add milk', idempotencyKey: 'k1' });
    expect(await collect(events)).toEqual([created]);
    expect(sent()).toEqual({
      type: 'threads.create',
      params: {
        input: {
          content: [{ type: 'input_text', text: 'Add milk' }],
          attachments: [],
          inference_options: {},
        },
      },
    });
    expect(send.mock.lastCall?.[1]?.headers).toEqual({
      'content-type': 'application/json',
      'idempotency-key': 'k1',
    });
  });

  test('sends further messages to the thread', async () => {
    send.mockResolvedValue(stream());
    await collect(client.sendMessage({ text: 'Hi', threadId: 'thr_1', idempotencyKey: 'k2' }));
    expect(sent()).toMatchObject({
      type: 'threads.add_user_message',
      params: { thread_id: 'thr_1', input: { content: [{ text: 'Hi' }] } },
    });
  });

  test('asks for the answer to a stored message again', async () => {
    send.mockResolvedValue(stream());
    await collect(client.retryAfter('thr_1', 'msg_1'));
    expect(sent()).toEqual({
      type: 'threads.retry_after_item',
      params: { thread_id: 'thr_1', item_id: 'msg_1' },
    });
  });

  test.each([
    ['lists threads', () => client.listThreads(), 'threads.list', { limit: 30, order: 'desc' }],
    [
      'lists further threads',
      () => client.listThreads('thr_9'),
      'threads.list',
      { limit: 30, order: 'desc', after: 'thr_9' },
    ],
    ['finds a thread', () => client.getThread('thr_1'), 'threads.get_by_id', { thread_id: 'thr_1' }],
    [
      'renames a thread',
      () => client.renameThread('thr_1', 'Food'),
      'threads.update',
      { thread_id: 'thr_1', title: 'Food' },
    ],
    ['deletes a thread', () => client.deleteThread('thr_1'), 'threads.delete', { thread_id: 'thr_1' }],
    [
      'lists items',
      () => client.listItems('thr_1', 'msg_9'),
      'items.list',
      { thread_id: 'thr_1', limit: 40, order: 'desc', after: 'msg_9' },
    ],
  ])('%s', async (_name, call, type, params) => {
    send.mockResolvedValue(Response.json({ data: [], has_more: false }));
    await call();
    expect(sent()).toEqual({ type, params });
  });

  test("rejects with the problem's words before a stream begins", async () => {
    send.mockResolvedValue(Response.json({ detail: 'Too many messages. Wait a moment.' }, { status: 429 }));
    const events = client.sendMessage({ text: 'Hi', idempotencyKey: 'k' });
    await expect(collect(events)).rejects.toMatchObject({
      message: 'Too many messages. Wait a moment.',
      status: 429,
    });
  });

  test('has words also for answers that are no JSON, and for none at all', async () => {
    send.mockResolvedValueOnce(new Response('<html>', { status: 502 }));
    await expect(client.listThreads()).rejects.toMatchObject({ message: 'The server answered 502.' });
    send.mockRejectedValueOnce(new TypeError('fetch failed'));
    await expect(client.listThreads()).rejects.toMatchObject({
      message: 'There is no connection to the server.',
      status: 0,
    });
  });

  test('tells when the session has ended', async () => {
    send.mockResolvedValue(Response.json({ detail: 'Sign in to continue.' }, { status: 401 }));
    await expect(client.listThreads()).rejects.toMatchObject({ status: 401 });
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  test('hands the signal to the request, so that stopping closes it', async () => {
    const { signal } = new AbortController();
    send.mockResolvedValue(stream());
    await collect(client.retryAfter('thr_1', 'msg_1', signal));
    expect(send.mock.lastCall?.[1]?.signal).toBe(signal);
  });
});
