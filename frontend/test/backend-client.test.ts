import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createBackendClient } from '@/lib/client/backend-client';

const send = vi.fn<typeof fetch>();
const onSignedOut = vi.fn();
const client = createBackendClient({ userId: 'u/1', onSignedOut, send });

beforeEach(() => {
  send.mockReset();
  onSignedOut.mockReset();
});

describe('the client of the backend', () => {
  test("sends the first message without a conversation, to the signed-in user's address", async () => {
    send.mockResolvedValue(Response.json({ conversation_id: 3, response: 'Added', tool_calls: [] }));
    expect(await client.chat('Add milk', undefined)).toMatchObject({ conversation_id: 3, response: 'Added' });
    expect(send).toHaveBeenCalledWith('/api/backend/api/u%2F1/chat', {
      method: 'POST',
      body: '{"message":"Add milk"}',
      headers: { 'content-type': 'application/json' },
    });
  });

  test('continues with the conversation last used', async () => {
    send.mockResolvedValueOnce(Response.json([{ id: 8 }, { id: 2 }]));
    expect(await client.latestConversationId()).toBe(8);
    send.mockResolvedValueOnce(Response.json([]));
    expect(await client.latestConversationId()).toBeUndefined();
  });

  test('takes the answer of a deletion, which has no body', async () => {
    send.mockResolvedValue(new Response(null, { status: 204 }));
    await expect(client.deleteTask(7)).resolves.toBeUndefined();
  });

  test("rejects with the problem's words and the conversation that has the message", async () => {
    send.mockResolvedValue(
      Response.json({ detail: 'The model is busy.', conversation_id: 5 }, { status: 502 }),
    );
    await expect(client.chat('Hi', undefined)).rejects.toMatchObject({
      message: 'The model is busy.',
      status: 502,
      conversationId: 5,
    });
  });

  test('has words also for answers that are no JSON, and for none at all', async () => {
    send.mockResolvedValueOnce(new Response('<html>', { status: 500 }));
    await expect(client.listTasks()).rejects.toMatchObject({ message: 'The server answered 500.' });
    send.mockRejectedValueOnce(new TypeError('fetch failed'));
    await expect(client.listTasks()).rejects.toMatchObject({ status: 0 });
  });

  test('tells when the session has ended', async () => {
    send.mockResolvedValue(Response.json({ detail: 'Sign in to continue.' }, { status: 401 }));
    await expect(client.listTasks()).rejects.toMatchObject({ status: 401 });
    expect(onSignedOut).toHaveBeenCalledOnce();
  });
});
