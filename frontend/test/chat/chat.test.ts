import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createChat, type Chat, type ChatOptions } from '@/lib/client/chat/chat';
import { openFailure } from '@/lib/client/chat/open-failure';
import type { Thread, ThreadEvent, ThreadItem } from '@/lib/client/chatkit/types';
import { RequestError } from '@/lib/client/request-error';
import { scriptedClient, tell, tellUntilAborted } from '../support/scripted-client';

const client = scriptedClient();
const told = { onThread: vi.fn(), onUsed: vi.fn(), onTasksChanged: vi.fn(), onUnsent: vi.fn() };
let keys = 0;
const chat = (options: Partial<ChatOptions> = {}): Chat =>
  createChat({ client, ...told, newKey: () => `key-${++keys}`, ...options });

const thread: Thread = { id: 'thr_1', created_at: '2026-11-21T08:00:00Z' };
const created: ThreadEvent = { type: 'thread.created', thread };
const message = (id: string, type: string, text: string): ThreadItem => ({ id, type, content: [{ text }] });
const stored: ThreadEvent = { type: 'thread.item.done', item: message('msg_1', 'user_message', 'Add milk') };
const answer: ThreadEvent = {
  type: 'thread.item.done',
  item: message('msg_2', 'assistant_message', 'Added.'),
};
const tasksChanged: ThreadEvent = { type: 'client_effect', name: 'tasks_changed' };
const lost = new RequestError('The connection was lost.', 0);

beforeEach(() => {
  vi.resetAllMocks();
  keys = 0;
});

describe('sending', () => {
  test('begins a thread, and goes on in it', async () => {
    const one = chat();
    client.sendMessage.mockReturnValueOnce(tell(created, stored, answer));
    await one.send('Add milk');
    client.sendMessage.mockReturnValueOnce(tell());
    await one.send('Hello');
    expect(client.sendMessage.mock.calls.map(([sent]) => sent)).toEqual([
      { text: 'Add milk', idempotencyKey: 'key-1' },
      { text: 'Hello', idempotencyKey: 'key-2', threadId: 'thr_1' },
    ]);
    expect(told.onThread).toHaveBeenCalledWith(thread);
    expect(told.onUsed.mock.calls).toEqual([['thr_1']]);
  });

  test('tells at once that todos changed, and once more at the end', async () => {
    const one = chat();
    client.sendMessage.mockReturnValueOnce(tell(created, stored, tasksChanged, tasksChanged, answer));
    await one.send('Add milk');
    expect(told.onTasksChanged).toHaveBeenCalledTimes(3);
  });

  test('tells that todos may have changed when the connection broke, too', async () => {
    client.sendMessage.mockReturnValueOnce(tell(lost));
    await chat().send('Add milk');
    expect(told.onTasksChanged).toHaveBeenCalledOnce();
  });

  test('waits for the answer before: meanwhile nothing is sent', async () => {
    const one = chat();
    client.sendMessage.mockImplementation((_message, signal) => tellUntilAborted(signal, created, stored));
    const first = one.send('Add milk');
    await one.send('Hello');
    expect(client.sendMessage).toHaveBeenCalledOnce();
    one.stop();
    await first;
  });

  test('hands the message back when the session has ended', async () => {
    client.sendMessage.mockReturnValueOnce(tell(new RequestError('Sign in to continue.', 401)));
    await chat().send('Add milk');
    expect(told.onUnsent).toHaveBeenCalledWith('Add milk');
  });

  test('does not hand back what is stored already', async () => {
    client.sendMessage.mockReturnValueOnce(tell(created, stored, new RequestError('Sign in.', 401)));
    await chat().send('Add milk');
    expect(told.onUnsent).not.toHaveBeenCalled();
  });
});

describe('stopping', () => {
  test('closes the request and keeps what was said', async () => {
    const one = chat();
    client.sendMessage.mockImplementation((_message, signal) =>
      tellUntilAborted(signal, created, stored, answer),
    );
    const sending = one.send('Add milk');
    await vi.waitFor(() => {
      expect(one.getState().messages).toHaveLength(2);
    });
    one.stop();
    await sending;
    expect(one.getState()).toMatchObject({ turn: undefined, failure: undefined });
    expect(one.getState().messages).toHaveLength(2);
  });

  test('without an answer under way does nothing', () => {
    const one = chat();
    one.stop();
    expect(one.getState().turn).toBeUndefined();
  });
});

describe('trying again', () => {
  test('sends the same request while the message is not known to be stored', async () => {
    const one = chat();
    client.sendMessage.mockReturnValueOnce(tell(created, lost));
    await one.send('Add milk');
    client.sendMessage.mockReturnValueOnce(tell(created, stored, answer));
    await one.retry();
    const [first, second] = client.sendMessage.mock.calls;
    expect(second?.[0]).toMatchObject({ text: 'Add milk', idempotencyKey: 'key-1' });
    // The thread is known by now, but another body under the same key would be another request.
    expect(second?.[0].threadId).toBe(first?.[0].threadId);
    expect(one.getState().messages).toHaveLength(2);
  });

  test('sends a new request when the server has ended the first one without the message', async () => {
    const one = chat();
    client.sendMessage.mockReturnValueOnce(tell(created));
    await one.send('Add milk');
    client.sendMessage.mockReturnValueOnce(tell(stored, answer));
    await one.retry();
    expect(client.sendMessage).toHaveBeenLastCalledWith(
      { text: 'Add milk', idempotencyKey: 'key-2', threadId: 'thr_1' },
      expect.any(AbortSignal),
    );
    expect(one.getState().messages).toHaveLength(2);
  });

  test('has a stored message answered anew, and never sends it twice', async () => {
    const one = chat();
    client.sendMessage.mockReturnValueOnce(
      tell(created, stored, { type: 'error', message: 'The model is busy.', allow_retry: true }),
    );
    await one.send('Add milk');
    expect(openFailure(one.getState())?.message).toBe('The model is busy.');
    client.retryAfter.mockReturnValueOnce(tell(answer));
    await one.retry();
    expect(client.retryAfter).toHaveBeenCalledWith('thr_1', 'msg_1', expect.any(AbortSignal));
    expect(client.sendMessage).toHaveBeenCalledOnce();
    expect(one.getState().messages.map(({ id }) => id)).toEqual(['msg_1', 'msg_2']);
  });

  test('is offered for what may pass, not for what the server refuses for good', async () => {
    for (const [status, canRetry] of [
      [0, true],
      [409, true],
      [429, true],
      [503, true],
      [404, false],
      [422, false],
    ] as const) {
      const one = chat();
      client.sendMessage.mockReturnValueOnce(tell(new RequestError('Sorry.', status)));
      await one.send('Hi');
      expect(one.getState().failure, `${status}`).toEqual({ message: 'Sorry.', canRetry });
    }
  });

  test('an empty chat has nothing to do', async () => {
    await chat().retry();
    expect(client.sendMessage).not.toHaveBeenCalled();
  });
});

describe('the history', () => {
  const page = (...data: ThreadItem[]) => ({ data, has_more: true, after: 'cursor' });
  const hello = message('msg_0', 'assistant_message', 'Hello');

  test('is loaded for a thread, and is not for an empty chat', async () => {
    const one = chat({ threadId: 'thr_1' });
    client.listItems.mockResolvedValue(page(hello));
    await one.load();
    expect(one.getState()).toMatchObject({ history: 'ready', messages: [{ id: 'msg_0' }] });
    await chat().load();
    expect(client.listItems).toHaveBeenCalledOnce();
  });

  test('that cannot be loaded says why', async () => {
    const one = chat({ threadId: 'thr_1' });
    client.listItems.mockRejectedValueOnce(new RequestError('There is no such thread.', 404));
    await one.load();
    expect(one.getState().history).toEqual({ message: 'There is no such thread.', canRetry: false });
  });

  test('loaded anew does not undo a turn that began meanwhile', async () => {
    const one = chat({ threadId: 'thr_1' });
    client.listItems.mockResolvedValueOnce(page(hello));
    await one.load();
    client.listItems.mockImplementationOnce(async () => {
      client.sendMessage.mockReturnValueOnce(tell(stored, answer));
      await one.send('Add milk');
      return page(hello);
    });
    await one.load();
    expect(one.getState().messages).toHaveLength(3);
  });

  test('that failed is asked for again also when a message waits to be sent', async () => {
    const one = chat({ threadId: 'thr_1' });
    client.listItems.mockRejectedValueOnce(lost);
    client.sendMessage.mockReturnValueOnce(tell(lost));
    await Promise.all([one.load(), one.send('Add milk')]);
    expect(one.getState()).toMatchObject({ history: { canRetry: true }, unsent: { text: 'Add milk' } });
    client.listItems.mockResolvedValueOnce(page(hello));
    await one.load();
    expect(one.getState()).toMatchObject({
      history: 'ready',
      messages: [{ id: 'msg_0' }, { id: 'key-1', status: 'unsent' }],
    });
  });

  test('of earlier messages is loaded from where the shown ones begin', async () => {
    const one = chat({ threadId: 'thr_1' });
    client.listItems.mockResolvedValueOnce(page(hello));
    await one.load();
    client.listItems.mockRejectedValueOnce(lost);
    await one.loadEarlier();
    expect(one.getState().earlier?.failure).toBe('The connection was lost.');
    client.listItems.mockResolvedValueOnce({
      data: [message('msg_a', 'user_message', 'Hi')],
      has_more: false,
    });
    await one.loadEarlier();
    expect(client.listItems).toHaveBeenLastCalledWith('thr_1', 'cursor');
    expect(one.getState().messages.map(({ id }) => id)).toEqual(['msg_a', 'msg_0']);
    await one.loadEarlier();
    expect(client.listItems).toHaveBeenCalledTimes(3);
  });
});
