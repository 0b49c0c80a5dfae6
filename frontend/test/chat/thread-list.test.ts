import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createThreadList, type ThreadList } from '@/lib/client/chat/thread-list';
import type { Thread } from '@/lib/client/chatkit/types';
import { RequestError } from '@/lib/client/request-error';
import { scriptedClient } from '../support/scripted-client';

const client = scriptedClient();
const thread = (id: string, title = id): Thread => ({ id, title, created_at: '2026-11-21T08:00:00Z' });
const titles = (list: ThreadList): unknown[] => list.getState().threads.map(({ title }) => title);

/** A list that has loaded these threads. */
async function listOf(...ids: string[]): Promise<ThreadList> {
  const list = createThreadList(client);
  client.listThreads.mockResolvedValueOnce({ data: ids.map((id) => thread(id)), has_more: true, after: 'c' });
  await list.load();
  return list;
}

beforeEach(() => {
  vi.resetAllMocks();
});

describe('the list of chats', () => {
  test('is loaded part by part', async () => {
    const list = await listOf('a', 'b');
    expect(list.getState()).toMatchObject({ after: 'c', isLoading: false });
    client.listThreads.mockResolvedValueOnce({ data: [thread('b'), thread('d')], has_more: false });
    await list.load();
    expect(client.listThreads).toHaveBeenLastCalledWith('c');
    expect(titles(list)).toEqual(['a', 'b', 'd']);
    expect(list.getState().after).toBeUndefined();
  });

  test('says when it cannot be loaded, and forgets that when it is', async () => {
    const list = createThreadList(client);
    client.listThreads.mockRejectedValueOnce(new RequestError('There is no connection.', 0));
    await list.load();
    expect(list.getState()).toMatchObject({ failure: 'There is no connection.', isLoading: false });
    client.listThreads.mockResolvedValueOnce({ data: [], has_more: false });
    await list.load();
    expect(list.getState().failure).toBeUndefined();
  });

  test('has new chats first, and one that is used moves there', async () => {
    const list = await listOf('a', 'b');
    list.changed(thread('new'));
    list.used('b');
    expect(titles(list)).toEqual(['b', 'new', 'a']);
    list.changed(thread('a', 'Other'));
    expect(titles(list)).toEqual(['b', 'new', 'Other']);
  });

  test('takes in a chat that it does not hold, once', async () => {
    const list = await listOf('a');
    client.getThread.mockResolvedValueOnce(thread('old'));
    await list.include('old');
    await list.include('old');
    expect(titles(list)).toEqual(['old', 'a']);
    expect(client.getThread).toHaveBeenCalledOnce();
  });

  test('stays as it is when there is no such chat', async () => {
    const list = await listOf('a');
    client.getThread.mockRejectedValueOnce(new RequestError('There is no such thread.', 404));
    await list.include('gone');
    expect(list.getState()).toMatchObject({ threads: [{ id: 'a' }], failure: undefined });
  });

  test('shows a new title at once', async () => {
    const list = await listOf('a');
    client.renameThread.mockImplementationOnce((_id, title) => {
      expect(titles(list)).toEqual(['Food']);
      return Promise.resolve(thread('a', title));
    });
    await list.rename(thread('a'), 'Food');
    expect(titles(list)).toEqual(['Food']);
  });

  test('shows the old title again when the server refuses the new one', async () => {
    const list = await listOf('a');
    client.renameThread.mockRejectedValueOnce(new RequestError('The title is too long.', 422));
    await list.rename(thread('a'), 'Food');
    expect(list.getState()).toMatchObject({ threads: [{ title: 'a' }], failure: 'The title is too long.' });
  });

  test('loses a chat only when it is deleted', async () => {
    const list = await listOf('a', 'b');
    client.deleteThread.mockRejectedValueOnce(new RequestError('There is no connection.', 0));
    await list.remove('a');
    expect(list.getState()).toMatchObject({ threads: [{}, {}], failure: 'There is no connection.' });
    client.deleteThread.mockResolvedValueOnce();
    await list.remove('a');
    expect(list.getState()).toMatchObject({ threads: [{ id: 'b' }], failure: undefined });
  });

  test('loses also a chat that was deleted elsewhere', async () => {
    const list = await listOf('a');
    client.deleteThread.mockRejectedValueOnce(new RequestError('There is no such thread.', 404));
    await list.remove('a');
    expect(titles(list)).toEqual([]);
  });
});
