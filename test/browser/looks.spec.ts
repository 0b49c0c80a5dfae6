import { expect, test } from './fixtures';
import { look } from './look';

const SCREENS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

for (const [screen, device] of Object.entries(SCREENS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`on a ${screen}, ${colorScheme},`, () => {
      test.use({ ...device, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

      const kind = `${screen}-${colorScheme}`;

      test('the way in can be used by everybody', async ({ page }) => {
        await page.goto('/');
        await look(page, `sign-in-${kind}`);
        await page.getByText('Create account').first().click();
        await look(page, `sign-up-${kind}`);
        await page.goto('/nowhere');
        await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
        await look(page, `not-found-${kind}`);
      });

      test('chat and todos can be used by everybody', async ({ todo, page }) => {
        await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0);
        await look(page, `welcome-${kind}`);
        await todo.say('Add buy oat milk');
        await todo.say('Remind me to call the dentist');
        await todo.say('Mark buy oat milk as done');
        await todo.say('What do I have left to do?');
        await look(page, `chat-${kind}`);

        if (screen === 'phone') await page.getByRole('button', { name: 'Chats', exact: true }).click();
        await expect(todo.chats).toHaveCount(1);
        await look(page, `chats-${kind}`);
        await page.getByRole('button', { name: 'Rename Add buy oat milk' }).click();
        await look(page, `chat-rename-${kind}`);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Delete Add buy oat milk' }).click();
        await look(page, `chat-delete-${kind}`);
        await page.getByRole('button', { name: 'Cancel' }).click();

        if (screen === 'phone') {
          await page.getByRole('button', { name: 'Close' }).click();
          await page.getByRole('button', { name: /^Todos/ }).click();
        }
        await page.getByRole('button', { name: 'Edit call the dentist' }).click();
        await look(page, `todos-${kind}`);
      });

      test('a failure can be seen by everybody', async ({ todo, page, context }) => {
        await context.setOffline(true);
        await todo.tell('Add buy oat milk');
        await expect(todo.failure).toBeVisible();
        await look(page, `failure-${kind}`);
      });
    });
  }
}
