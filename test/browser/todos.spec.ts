import { expect, test } from './fixtures';

test('a todo is added, completed, opened again, changed and deleted by hand', async ({ todo, page }) => {
  await page.getByRole('textbox', { name: 'New todo' }).fill('Buy oat milk');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(todo.openTodos).toHaveText(['Buy oat milk']);

  const checkbox = page.getByRole('checkbox', { name: 'Buy oat milk' });
  await checkbox.click();
  await expect(todo.completedTodos).toHaveCount(1);
  await checkbox.click();
  await expect(todo.openTodos).toHaveCount(1);

  await page.getByRole('button', { name: 'Edit Buy oat milk' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Buy soy milk');
  await page.getByRole('textbox', { name: 'Description' }).fill('two of them');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(todo.openTodos).toHaveText([/Buy soy milk.*two of them/]);
  await page.reload();
  await expect(todo.openTodos).toHaveText([/Buy soy milk.*two of them/]);

  await page.getByRole('button', { name: 'Delete Buy soy milk' }).click();
  await expect(todo.todos).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Nothing here yet')).toBeVisible();
});

test('only open or only completed todos are shown when one wants that', async ({ todo, page }) => {
  await todo.say('Add buy oat milk');
  await todo.say('Add call the dentist');
  await page.getByRole('checkbox', { name: /oat milk/i }).click();
  await page.getByText('Open 1').click();
  await expect(todo.todos).toHaveText([/call the dentist/i]);
  await page.getByText('Done 1').click();
  await expect(todo.todos).toHaveText([/buy oat milk/i]);
});

test('a change that the server refuses is taken back and told', async ({ todo, page }) => {
  await todo.say('Add buy oat milk');
  const problem = { status: 503, title: 'Service Unavailable', detail: 'The database does not answer.' };
  await page.route('**/tasks/*/complete', (route) => route.fulfill({ status: 503, json: problem }));
  await page.getByRole('checkbox', { name: /oat milk/i }).click();
  await expect(todo.todosFailure).toContainText('The database does not answer.');
  await expect(todo.openTodos).toHaveCount(1);
});

test('what the chat says about a todo that was changed by hand is up to date', async ({ todo, page }) => {
  await todo.say('Add buy oat milk');
  await page.getByRole('checkbox', { name: /oat milk/i }).click();
  await expect(todo.completedTodos).toHaveCount(1);
  await page.reload();
  await expect(todo.completedTodos).toHaveCount(1);
  expect(await todo.say('What have I completed?')).toMatch(/buy oat milk/i);
});
