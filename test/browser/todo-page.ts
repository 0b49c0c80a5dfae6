import { expect, type Locator, type Page } from '@playwright/test';

/** The page of a signed-in person: the chat, and the todos beside it. */
export class TodoPage {
  /** Where messages are written. */
  readonly message: Locator;
  readonly conversation: Locator;
  /** What the person said. */
  readonly said: Locator;
  /** What the assistant said. */
  readonly answers: Locator;
  readonly send: Locator;
  readonly stop: Locator;
  /** What went wrong in the conversation, and the way on. */
  readonly failure: Locator;
  readonly tryAgain: Locator;
  /** What went wrong with the list of todos. */
  readonly todosFailure: Locator;
  readonly newChat: Locator;
  /** The list of conversations. */
  readonly chats: Locator;
  /** The todos beside the chat, newest first. */
  readonly todos: Locator;
  readonly openTodos: Locator;
  readonly completedTodos: Locator;

  constructor(readonly page: Page) {
    this.message = page.getByRole('textbox', { name: 'Message', exact: true });
    this.conversation = page.getByRole('log', { name: 'Conversation' });
    this.said = this.conversation.getByRole('article', { name: 'You' });
    this.answers = this.conversation.getByRole('article', { name: 'Assistant' });
    this.send = page.getByRole('button', { name: 'Send' });
    this.stop = page.getByRole('button', { name: 'Stop' });
    this.failure = this.conversation.getByRole('alert');
    this.todosFailure = page.getByRole('complementary', { name: 'Your todos' }).getByRole('alert');
    this.tryAgain = page.getByRole('button', { name: 'Try again' });
    this.newChat = page.getByRole('button', { name: 'New chat' });
    this.chats = page.getByRole('navigation', { name: 'Chats' }).getByRole('link');
    this.todos = page.getByRole('list', { name: 'Todos' }).getByRole('listitem');
    this.openTodos = this.todos.filter({ has: page.getByRole('checkbox', { checked: false }) });
    this.completedTodos = this.todos.filter({ has: page.getByRole('checkbox', { checked: true }) });
  }

  /** Opens the page and waits until one can write. */
  static async open(page: Page): Promise<TodoPage> {
    const todo = new TodoPage(page);
    await page.goto('/');
    await expect(todo.message).toBeEditable();
    return todo;
  }

  /** Sends a message without waiting for the answer. */
  async tell(text: string): Promise<void> {
    await this.message.fill(text);
    await this.message.press('Enter');
  }

  /** Sends a message and waits for the whole answer. @returns the answer. */
  async say(text: string): Promise<string> {
    const before = await this.answers.count();
    await this.tell(text);
    const answer = this.answers.nth(before);
    await expect(answer).not.toBeEmpty();
    await expect(this.stop).toBeHidden();
    return (await answer.textContent()) ?? '';
  }
}
