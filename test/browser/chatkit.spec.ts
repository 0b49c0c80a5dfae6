import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { projectRoot } from '../../lib/support/paths';
import { expect, test } from './fixtures';

/** Where OpenAI serves the script that defines ChatKit's element. */
const SCRIPT = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';
const STAND_IN = join(projectRoot, 'frontend', 'test', 'support', 'chatkit-stand-in.js');

/** How OpenAI's side behaves; `hangs` never answers at all. */
type Behaviour = 'ready' | 'never-ready' | 'refused' | 'fatal' | 'hangs';

async function withChatKit(context: BrowserContext, behaviour: Behaviour): Promise<void> {
  await context.addInitScript(`globalThis.chatKitStandIn = ${JSON.stringify(behaviour)}`);
  await context.route(SCRIPT, (route) =>
    behaviour === 'hangs' ? undefined : route.fulfill({ path: STAND_IN, contentType: 'text/javascript' }),
  );
}

/** The chat that the page has decided on. */
function expectChat(page: Page, name: 'chatkit' | 'built-in'): Promise<void> {
  return expect(page.locator('[data-chat]')).toHaveAttribute('data-chat', name);
}

test('when OpenAI’s script comes, ChatKit is the chat, and speaks to this application only', async ({
  page,
  context,
  person: _,
}) => {
  await withChatKit(context, 'ready');
  await page.goto('/');
  await expectChat(page, 'chatkit');
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().includes('chatkit'),
  );
  await page.getByRole('textbox', { name: 'Message ChatKit' }).fill('Add buy oat milk');
  await page.getByRole('button', { name: 'Send to ChatKit' }).click();
  expect(new URL((await sent).url()).pathname).toBe('/api/backend/chatkit');
  await expect(page.getByRole('list', { name: 'Todos' })).toContainText(/buy oat milk/i);
});

for (const behaviour of ['never-ready', 'refused', 'fatal', 'hangs'] as const) {
  test(`when ChatKit is ${behaviour}, the built-in chat takes over`, async ({ page, context, person: _ }) => {
    await withChatKit(context, behaviour);
    await page.goto('/');
    await expectChat(page, 'built-in');
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Add buy oat milk');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Todos' })).toContainText(/buy oat milk/i);
  });
}

test('until it is decided which chat it will be, the page says so', async ({ page, context, person: _ }) => {
  await withChatKit(context, 'hangs');
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: 'Opening the chat' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Your todos' })).toBeVisible();
});

test('when OpenAI cannot be reached, the built-in chat is there at once', async ({ page, person: _ }) => {
  await page.goto('/');
  await expectChat(page, 'built-in');
  await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeEditable();
});
