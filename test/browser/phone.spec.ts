import { expect, test } from './fixtures';

test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

test('on the narrowest phone one talks, looks at the todos, and finds the chats', async ({ todo, page }) => {
  const width = (): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth');
  await todo.say('Add buy oat milk');
  expect(await width()).toBe(320);

  await page.getByRole('button', { name: /^Todos/ }).tap();
  await expect(todo.openTodos).toHaveText([/buy oat milk/i]);
  await expect(todo.message).toBeHidden();
  expect(await width()).toBe(320);

  await page.getByRole('button', { name: 'Chat', exact: true }).tap();
  await todo.newChat
    .or(page.getByRole('button', { name: 'Chats', exact: true }))
    .first()
    .tap();
  await page
    .getByRole('dialog', { name: 'Your chats' })
    .getByRole('link', { name: 'Add buy oat milk' })
    .tap();
  await expect(todo.said).toHaveText(['Add buy oat milk']);
  await expect(todo.message).toBeVisible();
});
