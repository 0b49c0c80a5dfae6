import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures';

test('without a network a message is not lost, and is sent when it is back', async ({
  todo,
  context,
  page,
}) => {
  await todo.say('Add buy oat milk');
  await context.setOffline(true);
  await todo.tell('Add call the dentist');
  await expect(todo.failure).toBeVisible();
  await expect(todo.said).toHaveText(['Add buy oat milk', /^Add call the dentist/]);

  await context.setOffline(false);
  await todo.tryAgain.click();
  await expect(todo.openTodos).toHaveText([/call the dentist/i, /buy oat milk/i]);
  await expect(todo.failure).toBeHidden();
  await page.reload();
  await expect(todo.said).toHaveText(['Add buy oat milk', 'Add call the dentist']);
});

test('when the server refuses for a moment, it says why, and trying again sends the message once', async ({
  todo,
  page,
}) => {
  const problem = { status: 503, title: 'Service Unavailable', detail: 'The database does not answer.' };
  await meddleOnce(page, (route) => route.fulfill({ status: 503, json: problem }));
  await todo.tell('Add buy oat milk');
  await expect(todo.failure).toContainText('The database does not answer.');
  await todo.tryAgain.click();
  await expect(todo.openTodos).toHaveText([/buy oat milk/i]);
  await expect(todo.said).toHaveText(['Add buy oat milk']);
});

test('when the answer is lost on its way, trying again does nothing twice', async ({ todo, page }) => {
  await meddleOnce(page, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await todo.tell('Add buy oat milk');
  await expect(todo.failure).toBeVisible();
  await todo.tryAgain.click();
  await expect(todo.answers).toHaveCount(1);
  await expect(todo.openTodos).toHaveText([/buy oat milk/i]);
  await page.reload();
  await expect(todo.said).toHaveText(['Add buy oat milk']);
  await expect(todo.answers).toHaveCount(1);
  await expect(todo.openTodos).toHaveCount(1);
});

test('when the session ends, one signs in again and finds what one wrote', async ({
  todo,
  context,
  page,
  person,
}) => {
  await context.clearCookies();
  await todo.tell('Add buy oat milk');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(todo.message).toHaveValue('Add buy oat milk');
});

/** Does something to the first message of a new chat; the page's other requests, such as its list of chats, pass. */
async function meddleOnce(page: Page, meddle: (route: Route) => Promise<void>): Promise<void> {
  let done = false;
  await page.route('**/api/backend/chatkit', async (route) => {
    const { type } = route.request().postDataJSON() as { readonly type: string };
    if (done || type !== 'threads.create') return route.fallback();
    done = true;
    await meddle(route);
  });
}
