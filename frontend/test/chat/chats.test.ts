import { describe, expect, test, vi } from 'vitest';
import { createChats } from '@/lib/client/chat/chats';
import { scriptedClient, tell, tellUntilAborted } from '../support/scripted-client';

const client = scriptedClient();
const chats = createChats({ client, onTasksChanged: vi.fn(), onUnsent: vi.fn() });
const thread = { id: 'thr_1', created_at: '2026-11-21T08:00:00Z' };

describe('the chats of a page', () => {
  test('are kept: a thread has always the same one', () => {
    expect(chats.of('thr_9')).toBe(chats.of('thr_9'));
    expect(chats.create()).not.toBe(chats.create());
  });

  test('know an empty chat by its thread as soon as it has one, and list it', async () => {
    const blank = chats.create();
    client.sendMessage.mockReturnValueOnce(
      tell(
        { type: 'thread.created', thread },
        { type: 'thread.updated', thread: { ...thread, title: 'Milk' } },
      ),
    );
    await blank.send('Add milk');
    expect(chats.of('thr_1')).toBe(blank);
    expect(chats.list.getState().threads).toEqual([{ ...thread, title: 'Milk' }]);
  });

  test('answer no more when they are deleted', async () => {
    const doomed = chats.create();
    const gone = { ...thread, id: 'thr_3' };
    client.sendMessage.mockImplementationOnce((_message, signal) =>
      tellUntilAborted(signal, { type: 'thread.created', thread: gone }),
    );
    const sending = doomed.send('Hello');
    await vi.waitFor(() => {
      expect(doomed.getState().threadId).toBe('thr_3');
    });
    client.deleteThread.mockResolvedValueOnce();
    await chats.list.remove('thr_3');
    await sending;
    expect(chats.list.getState().threads.map(({ id }) => id)).not.toContain('thr_3');
  });

  test('come first in the list when they are used', async () => {
    chats.list.changed({ ...thread, id: 'thr_2' });
    client.sendMessage.mockReturnValueOnce(tell());
    await chats.of('thr_1').send('Hello');
    expect(chats.list.getState().threads.map(({ id }) => id)).toEqual(['thr_1', 'thr_2']);
  });
});
