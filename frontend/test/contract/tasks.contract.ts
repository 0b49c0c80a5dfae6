import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { clientsOf, newUser } from './new-user';

const milk = { title: 'Buy oat milk', description: 'the one with the cow' };

test('a todo is added, changed, completed, opened again and removed', async () => {
  const { tasks } = await newUser();
  const added = await tasks.add(milk, randomUUID());
  expect(added).toMatchObject({ ...milk, completed: false });
  const edited = await tasks.edit(added.id, { title: 'Buy soy milk', description: '' });
  expect(edited).toMatchObject({ id: added.id, title: 'Buy soy milk', description: '' });
  expect(await tasks.complete(added.id, true)).toMatchObject({ completed: true });
  expect(await tasks.complete(added.id, true)).toMatchObject({ completed: true });
  expect(await tasks.complete(added.id, false)).toMatchObject({ completed: false });
  expect(await tasks.list()).toEqual([expect.objectContaining({ id: added.id, title: 'Buy soy milk' })]);
  await tasks.remove(added.id);
  expect(await tasks.list()).toEqual([]);
});

test('a todo sent twice with one key is added once', async () => {
  const { tasks } = await newUser();
  const key = randomUUID();
  expect(await tasks.add(milk, key)).toEqual(await tasks.add(milk, key));
  expect(await tasks.list()).toHaveLength(1);
});

test('todos of somebody else do not exist', async () => {
  const [ada, eve] = await Promise.all([newUser(), newUser()]);
  const { id } = await ada.tasks.add(milk, randomUUID());
  await expect(eve.tasks.edit(id, milk)).rejects.toMatchObject({ status: 404 });
  await expect(eve.tasks.complete(id, true)).rejects.toMatchObject({ status: 404 });
  await expect(eve.tasks.remove(id)).rejects.toMatchObject({ status: 404 });
  expect(await eve.tasks.list()).toEqual([]);
  expect(await ada.tasks.list()).toHaveLength(1);
});

test.each([
  ['without a title', { title: '  ', description: '' }],
  ['with a title that is too long', { title: 'x'.repeat(201), description: '' }],
  ['with a description that is too long', { title: 'x', description: 'x'.repeat(5_000) }],
])('a todo %s is refused in a sentence', async (_, text) => {
  const { tasks } = await newUser();
  const sentence = expect.stringMatching(/^[A-Z].* .*\.$/s) as string;
  await expect(tasks.add(text, randomUUID())).rejects.toMatchObject({ status: 422, message: sentence });
});

test('nothing is told without a session', async () => {
  await expect(clientsOf('nobody').tasks.list()).rejects.toMatchObject({ status: 401 });
});
