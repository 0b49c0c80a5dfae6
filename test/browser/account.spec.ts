import { expect, test } from './fixtures';
import { newPerson } from './person';
import { TodoPage } from './todo-page';

test('somebody signs up, signs out, and finds everything again after signing in', async ({ page }) => {
  const person = newPerson('Grace');
  await page.goto('/');
  await expect(page).toHaveTitle('Sign in · Todo Chat');
  await page.getByText('Create account').first().click();
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();

  const todo = new TodoPage(page);
  await expect(page).toHaveTitle('Todo Chat');
  await todo.say('Add water the plants');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('water the plants')).toHaveCount(0);

  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(todo.openTodos).toHaveText([/water the plants/i]);
});

test('a wrong password is told, and nothing typed is lost', async ({ page, person, context }) => {
  await context.clearCookies();
  await page.goto('/');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill('wrong password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(person.email);
});

test('without a session nothing is told', async ({ request }) => {
  for (const path of ['/api/backend/api/anybody/tasks', '/api/backend/chatkit']) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(401);
  }
});
