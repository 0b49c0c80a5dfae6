import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestError } from '@/lib/client/request-error';
import { createTasks, type Tasks } from '@/lib/client/tasks';
import type { TasksClient } from '@/lib/client/tasks-client';
import type { Task } from '@/lib/client/types';
import { deferred } from './support/deferred';

const milk: Task = { id: 1, title: 'Milk', description: '', completed: false };
const call: Task = { id: 2, title: 'Call', description: 'Ada', completed: true };
const refused = new RequestError('The server said no.', 500);

const client = {
  list: vi.fn<TasksClient['list']>(),
  add: vi.fn<TasksClient['add']>(),
  edit: vi.fn<TasksClient['edit']>(),
  complete: vi.fn<TasksClient['complete']>(),
  remove: vi.fn<TasksClient['remove']>(),
};
let tasks: Tasks;

beforeEach(async () => {
  vi.resetAllMocks();
  client.list.mockResolvedValue([milk, call]);
  tasks = createTasks(client);
  tasks.refresh();
  await expect.poll(() => tasks.getState().items).toEqual([milk, call]);
});

describe('a change', () => {
  test.each([
    ['toggle', 'complete', () => tasks.toggle(milk), [{ ...milk, completed: true }, call]],
    [
      'edit',
      'edit',
      () => tasks.edit(milk, { title: 'Oat milk', description: 'Two' }),
      [{ ...milk, title: 'Oat milk', description: 'Two' }, call],
    ],
    ['remove', 'remove', () => tasks.remove(milk), [call]],
  ] as const)(
    '(%s) shows at once, and is taken back when the backend refuses',
    async (_, method, change, shown) => {
      const answer = deferred<never>();
      client[method].mockReturnValue(answer.promise);
      const done = change();
      expect(tasks.getState().items).toEqual(shown);
      answer.reject(refused);
      expect(await done).toBe(false);
      expect(tasks.getState()).toMatchObject({ items: [milk, call], failure: 'The server said no.' });
    },
  );

  test('is announced when it is done, and shows as the backend has it', async () => {
    client.complete.mockResolvedValue({ ...milk, completed: true, title: 'Milk!' });
    client.list.mockResolvedValue([{ ...milk, completed: true, title: 'Milk!' }, call]);
    expect(await tasks.toggle(milk)).toBe(true);
    expect(client.complete).toHaveBeenCalledWith(1, true);
    expect(tasks.getState()).toMatchObject({ announcement: 'Completed Milk', failure: undefined });
    expect(tasks.getState().items?.[0]?.title).toBe('Milk!');
  });

  test('is not undone on screen by a list that was asked for before it', async () => {
    const before = deferred<Task[]>();
    client.list.mockReturnValueOnce(before.promise);
    tasks.refresh();
    client.remove.mockResolvedValue();
    client.list.mockResolvedValue([call]);
    await tasks.remove(milk);
    const seen: unknown[] = [];
    tasks.subscribe(() => seen.push(tasks.getState().items));
    before.resolve([milk, call]);
    await expect.poll(() => client.list.mock.calls.length).toBe(3);
    await expect.poll(() => seen).toEqual([[call]]);
  });

  test('that succeeds clears the failure of the one before', async () => {
    client.remove.mockRejectedValueOnce(refused);
    await tasks.remove(milk);
    client.remove.mockResolvedValueOnce();
    await tasks.remove(milk);
    expect(tasks.getState().failure).toBeUndefined();
  });
});

describe('a new todo', () => {
  const bread: Task = { id: 3, title: 'Bread', description: '', completed: false };
  const text = { title: 'Bread', description: '' };

  test('shows when the backend has it', async () => {
    client.add.mockResolvedValue(bread);
    client.list.mockResolvedValue([milk, call, bread]);
    expect(await tasks.add(text, 'key-1')).toBe(true);
    expect(client.add).toHaveBeenCalledWith(text, 'key-1');
    expect(tasks.getState().items).toEqual([milk, call, bread]);
  });

  test('that was refused is told', async () => {
    client.add.mockRejectedValue(refused);
    expect(await tasks.add(text, 'key-1')).toBe(false);
    expect(tasks.getState()).toMatchObject({ items: [milk, call], failure: 'The server said no.' });
  });
});

test('a list that cannot be loaded leaves the todos on screen, and the next one clears the message', async () => {
  client.list.mockRejectedValueOnce(refused);
  tasks.refresh();
  await expect.poll(() => tasks.getState().unavailable).toBe('The server said no.');
  expect(tasks.getState().items).toEqual([milk, call]);
  tasks.refresh();
  await expect.poll(() => tasks.getState().unavailable).toBeUndefined();
});
