import { expect, test } from './fixtures';

const TEXTS = {
  HTML: '<img src=x onerror="document.title=\'broken\'"><b>bold</b>',
  'a script in quotes': '"><script>document.title="broken"</script>',
  Markdown: '[click](javascript:alert(1)) **bold** `code`',
  emoji: '🛒👩‍👩‍👧‍👦 𝒷𝓊𝓎 🥛',
  Arabic: 'شراء حليب الشوفان',
  'text that turns its direction': '\u202Egnp.exe\u202C',
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`${name} is shown as it was written`, async ({ todo, page }) => {
    await todo.say(`Add "${text}"`);
    await expect(todo.said).toHaveText(`Add "${text}"`);
    await expect(todo.openTodos).toContainText([text]);
    await page.reload();
    await expect(todo.said).toHaveText(`Add "${text}"`);
    await expect(todo.openTodos).toContainText([text]);
    await expect(todo.conversation.locator('img, script, b, a')).toHaveCount(0);
    await expect(page).toHaveTitle('Todo Chat');
  });
}

test('nothing but spaces is not sent', async ({ todo }) => {
  await todo.tell('   \n  ');
  await todo.say('help');
  await expect(todo.said).toHaveText(['help']);
});

test('a message that is too long is told before it is sent, and one of the greatest length is answered', async ({
  todo,
  page,
}) => {
  await todo.tell('x'.repeat(4001));
  await expect(page.getByRole('alert').filter({ hasText: '4000' })).toBeVisible();
  await expect(todo.said).toHaveCount(0);
  await todo.say('x'.repeat(4000));
  await expect(todo.said).toHaveCount(1);
});
