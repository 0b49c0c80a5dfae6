import { gate } from './gate';
import { look } from './look';
import { expect, test } from './model-fixtures';
import { TodoPage } from './todo-page';

test.describe('an application of its own', { tag: '@local' }, () => {
  test('the stop button ends the answer, and what was said is kept', async ({ todo, model, page }) => {
    const hungUp = gate();
    model.prepare(async ({ say, gone }) => {
      say('Once upon a time');
      await gone;
      hungUp.open();
    });
    await todo.tell('Tell me a story');
    await expect(todo.answers).toHaveText('Once upon a time');
    await look(page, 'streaming-desktop-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, 'streaming-phone-dark');
    await todo.stop.click();
    await expect(todo.stop).toBeHidden();
    // The model is not kept at work for nobody.
    await hungUp.opened;

    await page.reload();
    await expect(todo.said).toHaveText('Tell me a story');
    await expect(todo.answers).toHaveText('Once upon a time');
  });

  test('after an error of the model, trying again finishes the answer and does nothing twice', async ({
    todo,
    model,
  }) => {
    // It adds the todo, and then the model breaks down.
    model.prepare(({ call }) => call('add_task', { title: 'Buy oat milk' }));
    await todo.tell('Add buy oat milk');
    await expect(todo.failure).toBeVisible();
    await expect(todo.openTodos).toHaveText(/Buy oat milk/);

    model.prepare(({ say }) => say('It is on your list.'));
    await todo.tryAgain.click();
    await expect(todo.answers.last()).toHaveText('It is on your list.');
    await expect(todo.said).toHaveText('Add buy oat milk');
    await expect(todo.openTodos).toHaveCount(1);
  });

  test('a backend that dies in the middle of an answer loses and doubles nothing', async ({
    todo,
    model,
    ownApplication,
  }) => {
    model.prepare(
      ({ call }) => call('add_task', { title: 'Water the plants' }),
      async ({ say, gone }) => {
        say('I have');
        await gone;
      },
    );
    await todo.tell('Add water the plants');
    await expect(todo.answers.last()).toHaveText('I have');
    const [backend] = ownApplication.backends;
    await backend?.crash();
    await expect(todo.failure).toBeVisible();
    await backend?.start();

    model.prepare(({ say }) => say('I have added it.'));
    // A process that dies leaves the conversation locked for some seconds.
    await expect(async () => {
      await todo.tryAgain.click();
      await expect(todo.stop).toBeHidden();
      await expect(todo.answers).toHaveText('I have added it.', { timeout: 500 });
    }).toPass({ timeout: 300_000 });
    await todo.page.reload();
    await expect(todo.said).toHaveText('Add water the plants');
    await expect(todo.openTodos).toHaveText(/Water the plants/);
  });

  test('what the assistant says is shown as text, whatever it is', async ({ todo, model, page }) => {
    const hostile = '<img src=x onerror="alert(1)"> [click](javascript:alert(2)) <script>alert(3)</script>';
    model.prepare(({ say }) => say(hostile));
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await todo.say('Say something');
    await expect(todo.answers).toContainText('<img src=x onerror="alert(1)">');
    await expect(todo.answers.locator('img, script, a[href^="javascript:"]')).toHaveCount(0);
    expect(dialogs).toEqual([]);
  });

  test('where the built-in chat is set, OpenAI is not even asked', async ({ page, person: _ }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).hostname));
    const todo = await TodoPage.open(page);
    await expect(todo.conversation).toBeVisible();
    expect(new Set(asked)).toEqual(new Set(['localhost']));
  });
});
