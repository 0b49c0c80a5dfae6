import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createChat, type Chat } from '@/lib/client/chat/chat';
import type { ChatKitClient } from '@/lib/client/chatkit/chatkit-client';
import type { Thread, ThreadEvent } from '@/lib/client/chatkit/types';
import { clientsOf, newUser } from './new-user';

const UNKNOWN = 'thr_00000000000000000000000000000000';

/** Everything that a stream tells. */
async function all(events: AsyncIterable<ThreadEvent>): Promise<ThreadEvent[]> {
  const seen: ThreadEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

/** Sends a message. @returns every event of the answer. */
function say(chat: ChatKitClient, text: string, threadId?: string): Promise<ThreadEvent[]> {
  const message = { text, idempotencyKey: randomUUID(), ...(threadId !== undefined && { threadId }) };
  return all(chat.sendMessage(message));
}

/** The thread that a stream began. */
function begun(events: readonly ThreadEvent[]): Thread {
  for (const event of events) if (event.type === 'thread.created') return event.thread;
  throw new Error('no thread was begun');
}

function openChat(client: ChatKitClient, threadId?: string): Chat {
  const ignore = (): void => undefined;
  const callbacks = { onThread: ignore, onUsed: ignore, onTasksChanged: ignore };
  return createChat({ client, ...callbacks, ...(threadId !== undefined && { threadId }) });
}

describe('a message', () => {
  test('begins a thread, is stored, does what it says, and is answered', async () => {
    const { chat, tasks } = await newUser();
    const events = await say(chat, 'Add buy oat milk');
    const types = events.map(({ type }) => type);

    expect(begun(events).id).toMatch(/^thr_/);
    expect(types.indexOf('thread.created')).toBeLessThan(types.indexOf('thread.item.done'));
    expect(types).toContain('client_effect');
    expect(types).not.toContain('error');
    expect(events).toContainEqual(expect.objectContaining({ type: 'client_effect', name: 'tasks_changed' }));
    expect(events).toContainEqual(expect.objectContaining({ type: 'progress_update' }));
    expect(await tasks.list()).toEqual([
      expect.objectContaining({ title: 'buy oat milk', completed: false }),
    ]);
  });

  test('and its answer look the same as they stream and when they are loaded again', async () => {
    const { chat } = await newUser();
    const streamed = openChat(chat);
    for (const text of ['Add buy oat milk', 'Add call the dentist', 'What do I have left to do?']) {
      await streamed.send(text);
      expect(streamed.getState().failure).toBeUndefined();
    }
    const { threadId, messages } = streamed.getState();
    const loaded = openChat(chat, threadId);
    await loaded.load();
    expect(loaded.getState().messages).toEqual(messages);
    expect(messages.map(({ role }) => role)).toEqual(Array(3).fill(['user', 'assistant']).flat());
  });

  test('gives a new thread its title', async () => {
    const { chat } = await newUser();
    const { id } = begun(await say(chat, 'Add buy oat milk'));
    expect((await chat.getThread(id)).title).toBe('Add buy oat milk');
  });

  test('sent twice with one key is taken once, and the second answer tells what became of it', async () => {
    const { chat, tasks } = await newUser();
    const message = { text: 'Add buy oat milk', idempotencyKey: randomUUID() };
    const first = await all(chat.sendMessage(message));
    const second = await all(chat.sendMessage(message));
    expect(begun(second).id).toBe(begun(first).id);
    const done = (events: readonly ThreadEvent[]): unknown[] =>
      events.flatMap((event) => (event.type === 'thread.item.done' ? [event.item.id] : []));
    expect(done(second)).toEqual(done(first));
    expect(await tasks.list()).toHaveLength(1);
  });

  test('with a key that another message had is refused', async () => {
    const { chat } = await newUser();
    const idempotencyKey = randomUUID();
    await all(chat.sendMessage({ text: 'Add buy oat milk', idempotencyKey }));
    const other = chat.sendMessage({ text: 'Add call the dentist', idempotencyKey });
    await expect(all(other)).rejects.toMatchObject({ status: 422 });
  });

  test('answered again does nothing twice', async () => {
    const { chat, tasks } = await newUser();
    const { id } = begun(await say(chat, 'Add buy oat milk'));
    const before = await chat.listItems(id);
    const own = before.data.at(-1);
    const events = await all(chat.retryAfter(id, own?.id ?? ''));
    expect(events.map(({ type }) => type)).not.toContain('error');
    const after = await chat.listItems(id);
    expect(after.data.map(({ type }) => type)).toEqual(before.data.map(({ type }) => type));
    expect(after.data.at(-1)).toEqual(own);
    expect(await tasks.list()).toHaveLength(1);
  });
});

describe('threads', () => {
  test('are listed by last use, renamed and deleted', async () => {
    const { chat } = await newUser();
    const first = begun(await say(chat, 'Add one thing')).id;
    const second = begun(await say(chat, 'Add another thing')).id;
    const listed = async (): Promise<string[]> => (await chat.listThreads()).data.map(({ id }) => id);
    expect(await listed()).toEqual([second, first]);
    await say(chat, 'What is left?', first);
    expect(await listed()).toEqual([first, second]);

    expect(await chat.renameThread(first, 'Things')).toMatchObject({ id: first, title: 'Things' });
    expect((await chat.getThread(first)).title).toBe('Things');

    await chat.deleteThread(first);
    expect(await listed()).toEqual([second]);
    await expect(chat.getThread(first)).rejects.toMatchObject({ status: 404 });
  });

  test('give their items page by page, newest first, none missing and none twice', async () => {
    const { chat } = await newUser();
    const { id } = begun(await say(chat, 'help'));
    for (let turn = 1; turn < 22; turn++) await say(chat, `help ${turn}`, id);
    const streamed = openChat(chat, id);
    await streamed.load();
    expect(streamed.getState().earlier).toBeDefined();
    await streamed.loadEarlier();
    const { messages, earlier } = streamed.getState();
    expect(earlier).toBeUndefined();
    expect(messages).toHaveLength(44);
    expect(new Set(messages.map((message) => message.id)).size).toBe(44);
    expect(messages.at(0)?.parts).toEqual(['help']);
  });

  test('of somebody else do not exist', async () => {
    const [ada, eve] = await Promise.all([newUser(), newUser()]);
    const { id } = begun(await say(ada.chat, 'Add buy oat milk'));
    const missing = { status: 404, message: expect.stringMatching(/\w+ .*\.$/) as string };
    await expect(eve.chat.getThread(id)).rejects.toMatchObject(missing);
    await expect(eve.chat.listItems(id)).rejects.toMatchObject(missing);
    await expect(eve.chat.renameThread(id, 'Mine')).rejects.toMatchObject(missing);
    await expect(eve.chat.deleteThread(id)).rejects.toMatchObject(missing);
    await expect(say(eve.chat, 'help', id)).rejects.toMatchObject(missing);
    expect((await eve.chat.listThreads()).data).toEqual([]);
    expect((await ada.chat.getThread(id)).title).toBe('Add buy oat milk');
  });
});

describe('what cannot be done is refused in a sentence before a stream begins:', () => {
  test.each([
    ['an empty message', '   ', undefined, 422],
    ['an endless message', 'x'.repeat(300_000), undefined, 413],
    ['a message for an unknown thread', 'help', UNKNOWN, 404],
  ])('%s', async (_, text, threadId, status) => {
    const { chat } = await newUser();
    const sentence = expect.stringMatching(/^[A-Z].* .*\.$/s) as string;
    await expect(say(chat, text, threadId)).rejects.toMatchObject({ status, message: sentence });
  });

  test('anything without a session', async () => {
    const { chat } = clientsOf('nobody');
    await expect(chat.listThreads()).rejects.toMatchObject({ status: 401 });
  });
});
