import { expect, test } from './fixtures';

test('a chat is there again after a reload, with its todos', async ({ todo, page }) => {
  await todo.say('Add buy oat milk');
  await todo.say('What do I have left to do?');
  const said = await todo.said.allTextContents();
  const answers = await todo.answers.allTextContents();
  await page.reload();
  await expect(todo.said).toHaveText(said);
  await expect(todo.answers).toHaveText(answers);
  await expect(todo.openTodos).toHaveText([/buy oat milk/i]);
});

test('chats are begun, switched, and found by the address of the page', async ({ todo, page }) => {
  await todo.say('Add buy oat milk');
  const first = page.url();
  await todo.newChat.click();
  await expect(todo.said).toHaveCount(0);
  await todo.say('Add call the dentist');
  await expect(todo.chats).toHaveText([/call the dentist/i, /buy oat milk/i]);

  await todo.chats.nth(1).click();
  await expect(todo.said).toHaveText(['Add buy oat milk']);
  await page.goBack();
  await expect(todo.said).toHaveText(['Add call the dentist']);
  await page.goto(first);
  await expect(todo.said).toHaveText(['Add buy oat milk']);
});

test('a chat is renamed, and keeps its name', async ({ todo, page }) => {
  await todo.say('Add buy oat milk');
  await page.getByRole('button', { name: 'Rename Add buy oat milk' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Shopping');
  await page.keyboard.press('Enter');
  await expect(todo.chats).toHaveText(['Shopping']);
  await page.reload();
  await expect(todo.chats).toHaveText(['Shopping']);
});

test('a chat is deleted when that is confirmed, and its todos stay', async ({ todo, page }) => {
  await todo.say('Add buy oat milk');
  const dialog = page.getByRole('dialog', { name: 'Delete chat?' });
  await page.getByRole('button', { name: 'Delete Add buy oat milk', exact: true }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(todo.chats).toHaveCount(1);

  await page.getByRole('button', { name: 'Delete Add buy oat milk', exact: true }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(todo.chats).toHaveCount(0);
  await expect(todo.said).toHaveCount(0);
  await expect(todo.openTodos).toHaveText([/buy oat milk/i]);
  await page.reload();
  await expect(todo.message).toBeEditable();
  await expect(todo.chats).toHaveCount(0);
});

test('nobody sees anything of anybody else', async ({ todo, othersTodo }) => {
  await todo.say('Add buy oat milk');
  await othersTodo.page.goto(todo.page.url());
  await expect(othersTodo.failure).toContainText(/chat/i);
  await expect(othersTodo.said).toHaveCount(0);
  await expect(othersTodo.chats).toHaveCount(0);
  await expect(othersTodo.openTodos).toHaveCount(0);
});
