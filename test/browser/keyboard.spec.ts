import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { newPerson } from './person';
import { TodoPage } from './todo-page';

/** More than any page here has places for the focus. */
const MOST_STEPS = 40;

/** Moves the focus with the tab key until it is on `target`. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').and(target).count()) === 1) return;
  }
  throw new Error(`the tab key does not reach ${target.toString()}`);
}

test('everything can be done without a pointer', async ({ page }) => {
  const person = newPerson();
  await page.goto('/');
  await tabTo(page, page.getByRole('radio', { name: 'Sign in' }));
  await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByLabel('Name'));
  await page.keyboard.type(person.name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');

  const todo = new TodoPage(page);
  await tabTo(page, todo.message);
  await page.keyboard.type('Add buy oat milk');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('from the corner shop');
  await page.keyboard.press('Enter');
  await expect(todo.said).toHaveText(/Add buy oat milk\s+from the corner shop/);
  await expect(todo.openTodos).toHaveCount(1);
  await expect(todo.message).toBeFocused();

  await tabTo(page, todo.openTodos.getByRole('checkbox'));
  await page.keyboard.press('Space');
  await expect(todo.completedTodos).toHaveCount(1);
  await tabTo(page, page.getByRole('button', { name: /^Delete.*oat milk/i }).last());
  await page.keyboard.press('Enter');
  await expect(todo.completedTodos).toHaveCount(0);

  await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
