import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createTasksClient } from '@/lib/client/tasks-client';

const send = vi.fn<typeof fetch>();
const onSignedOut = vi.fn();
const client = createTasksClient({ userId: 'u/1', onSignedOut, send });
const TASKS = '/api/backend/api/u%2F1/tasks';
const milk = { id: 7, title: 'Milk', description: '', completed: false };

beforeEach(() => {
  vi.resetAllMocks();
});

test('todos are listed over all pages, through the page’s own origin wherever the backend believes to be', async () => {
  const link = '<http://todo-backend:8000/api/u%2F1/tasks?limit=500&after=7>; rel="next"';
  send.mockResolvedValueOnce(Response.json([milk], { headers: { link } }));
  send.mockResolvedValueOnce(Response.json([{ ...milk, id: 8 }]));
  expect((await client.list()).map(({ id }) => id)).toEqual([7, 8]);
  expect(send.mock.calls.map(([url]) => url)).toEqual([`${TASKS}?limit=500`, `${TASKS}?limit=500&after=7`]);
});

test.each([
  ['added', () => client.add({ title: 'Milk', description: '' }, 'key-1'), 'POST', TASKS],
  ['edited', () => client.edit(7, { title: 'Milk', description: '' }), 'PUT', `${TASKS}/7`],
  ['completed', () => client.complete(7, true), 'PATCH', `${TASKS}/7/complete`],
  ['deleted', () => client.remove(7), 'DELETE', `${TASKS}/7`],
] as const)('a todo is %s', async (_, act, method, url) => {
  send.mockResolvedValue(method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(milk));
  await act();
  expect(send).toHaveBeenCalledWith(url, expect.objectContaining({ method }));
});

test('a todo is added with its key, and completed by saying so, so that doing it twice changes nothing', async () => {
  send.mockImplementation(() => Promise.resolve(Response.json(milk)));
  await client.add({ title: 'Milk', description: '' }, 'key-1');
  expect(new Headers(send.mock.lastCall?.[1]?.headers).get('idempotency-key')).toBe('key-1');
  await client.complete(7, true);
  expect(send.mock.lastCall?.[1]?.body).toBe('{"completed":true}');
});

describe('a request that fails', () => {
  test("rejects with the problem's words", async () => {
    send.mockResolvedValue(Response.json({ detail: 'The title is too long.' }, { status: 422 }));
    const failure = { message: 'The title is too long.', status: 422 };
    await expect(client.list()).rejects.toMatchObject(failure);
  });

  test('has words also for answers that are no JSON, and for none at all', async () => {
    send.mockResolvedValueOnce(new Response('<html>', { status: 500 }));
    await expect(client.list()).rejects.toMatchObject({ message: 'The server answered 500.' });
    send.mockRejectedValueOnce(new TypeError('fetch failed'));
    await expect(client.list()).rejects.toMatchObject({ status: 0 });
  });

  test('because the session has ended tells so', async () => {
    send.mockResolvedValue(Response.json({ detail: 'Sign in to continue.' }, { status: 401 }));
    await expect(client.list()).rejects.toMatchObject({ status: 401 });
    expect(onSignedOut).toHaveBeenCalledOnce();
  });
});
