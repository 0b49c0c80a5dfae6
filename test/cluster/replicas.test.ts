import { throughLocalDoor } from '../../lib/ops/database/local-door';
import { type Endpoint, readyEndpoints } from '../../lib/ops/kube/ready-endpoints';
import { Tunnel } from '../../lib/ops/kube/tunnel';
import { fetchToken } from '../../lib/ops/verify/visitor';
import { callDirectly, type ChatAnswer } from '../support/reference-calls';
import { address, kube, made } from './cluster';
import { Person } from './person';

beforeAll(() => made('deploy'));

test('two pods of the backend take turns within one conversation, and each knows all of it', async () => {
  const person = await Person.signUp();
  const token = await fetchToken(await address('todo-frontend'), person.visitor);
  const [first, second] = await readyEndpoints(kube(), 'todo-backend');
  if (!first || !second) throw new Error('todo-backend has no two ready pods');
  expect(first.pod).not.toBe(second.pod);

  let conversation: number | undefined;
  const say = async (endpoint: Endpoint, message: string): Promise<string> =>
    throughLocalDoor(
      () => Tunnel.open(kube(), endpoint),
      async (port) => {
        const response = await callDirectly(
          `http://127.0.0.1:${port}`,
          token,
          `/api/${person.visitor.id}/chat`,
          {
            method: 'POST',
            body: { message, conversation_id: conversation },
            headers: { connection: 'close' },
          },
        );
        const answer = (await response.json()) as ChatAnswer;
        expect(answer.conversation_id).toBe(conversation ?? answer.conversation_id);
        conversation = answer.conversation_id;
        return answer.response;
      },
    );
  await say(first, 'Add buy oat milk');
  await say(second, 'Add drink oat milk');
  expect(await say(first, 'oat milk is done')).toContain('Which one do you mean?');
  // Only who knows the question understands the answer.
  expect(await say(second, 'the second one')).toMatch(/drink oat milk/i);
});
