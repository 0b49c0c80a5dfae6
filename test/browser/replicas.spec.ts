import { fetchToken, signUp } from '../../lib/ops/verify/visitor';
import { chatDirectly } from '../support/reference-calls';
import { localAddresses } from './application/local-addresses';
import { expect, test } from './fixtures';
import { TodoPage } from './todo-page';

test(
  'replicas take turns within one conversation',
  { tag: '@local' },
  async ({ page, context, application: { url } }) => {
    const visitor = await signUp(url, url);
    const token = await fetchToken(url, visitor);
    const [first = '', second = ''] = localAddresses().replicas;
    const begun = await chatDirectly(first, token, visitor, { message: 'Add buy oat milk' });
    const { conversation_id } = begun;
    await chatDirectly(second, token, visitor, { message: 'Add drink oat milk', conversation_id });
    const question = await chatDirectly(first, token, visitor, {
      message: 'oat milk is done',
      conversation_id,
    });
    expect(question.response).toContain('Which one do you mean?');
    // Only who knows the question understands the answer.
    await chatDirectly(second, token, visitor, { message: 'the second one', conversation_id });

    const [name = '', value = ''] = visitor.cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url }]);
    const todo = await TodoPage.open(page);
    await todo.chats.click();
    await expect(todo.said).toHaveText([
      'Add buy oat milk',
      'Add drink oat milk',
      'oat milk is done',
      'the second one',
    ]);
    await expect(todo.completedTodos).toHaveText([/drink oat milk/i]);
    await expect(todo.openTodos).toHaveText([/buy oat milk/i]);
  },
);
