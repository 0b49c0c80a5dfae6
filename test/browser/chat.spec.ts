import { expect, test } from './fixtures';

test('todos are added, listed, completed, changed and deleted by talking, and the list beside follows', async ({
  todo,
}) => {
  await todo.say('Add buy oat milk');
  await expect(todo.openTodos).toHaveText([/buy oat milk/i]);

  await todo.say('Remind me to call the dentist');
  await expect(todo.openTodos).toHaveText([/call the dentist/i, /buy oat milk/i]);

  expect(await todo.say('What do I have left to do?')).toMatch(/buy oat milk[^]*call the dentist/i);

  await todo.say('Mark buy oat milk as done');
  await expect(todo.completedTodos).toHaveText([/buy oat milk/i]);
  await expect(todo.openTodos).toHaveText([/call the dentist/i]);

  await todo.say('Rename call the dentist to call the doctor');
  await expect(todo.openTodos).toHaveText([/call the doctor/i]);

  await todo.say('Delete call the doctor');
  await expect(todo.openTodos).toHaveCount(0);
});
