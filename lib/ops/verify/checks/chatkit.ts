import { ChatKitEvent, chatKitEvents, textOf } from '../chatkit-events';
import { Check, fail, Finding, ok, skip } from '../check';
import { Stage, Way } from '../stage';

/** Longest time for one answer, as in the chat's other checks. */
const TIMEOUT_MS = 90_000;

const MESSAGE = 'Show me all my tasks';

interface Page {
  readonly data: readonly { readonly id: string }[];
}

/** A message of the chat page is answered as a stream, and its thread is listed afterwards. */
export function chatKitChecks(stage: Stage): Check[] {
  const criterion = 'Todo commands (add/list/complete) work via chat';
  let threadId: string | undefined;
  let path = '/chatkit';
  let way: Way = 'direct';
  const ask = (body: object): Promise<Response> => stage.call(way, path, { method: 'POST', body });
  return [
    {
      code: 'CHATKIT_STREAM',
      title: 'ChatKit: a message is answered as a stream',
      criterion,
      needs: ['TOKEN'],
      timeoutMs: TIMEOUT_MS,
      run: async () => {
        const contract = await stage.contract();
        if (!contract?.chatKit) return skip('the backend has no route for ChatKit in its OpenAPI document');
        path = contract.chatKit.path;
        if (contract.tasks && (await stage.pageWay(contract.tasks))) way = 'page';
        const content = [{ type: 'input_text', text: MESSAGE }];
        const input = { content, attachments: [], inference_options: {} };
        const response = await ask({ type: 'threads.create', params: { input } });
        const events: ChatKitEvent[] = [];
        for await (const event of chatKitEvents(response)) events.push(event);
        threadId = events.find(({ type }) => type === 'thread.created')?.thread?.id;
        return judged(response.headers.get('content-type') ?? '', events);
      },
    },
    {
      code: 'CHATKIT_THREADS',
      title: 'ChatKit: the thread is listed',
      criterion,
      needs: ['CHATKIT_STREAM'],
      run: async () => {
        const response = await ask({ type: 'threads.list', params: {} });
        const { data } = (await response.json()) as Page;
        return data.some(({ id }) => id === threadId)
          ? ok(`${data.length} threads, among them the new one`)
          : fail(`thread ${threadId} is not among ${data.length} threads`, 'make logs');
      },
    },
  ];
}

function judged(contentType: string, events: readonly ChatKitEvent[]): Finding {
  const error = events.find(({ type }) => type === 'error');
  const answer = events.findLast(
    ({ type, item }) => type === 'thread.item.done' && item?.type === 'assistant_message',
  );
  if (!contentType.startsWith('text/event-stream')) return fail(`the answer is ${contentType}`, 'make logs');
  if (error) return fail(`the stream tells an error: ${error.message}`, 'make logs');
  return answer
    ? ok(`${events.length} events; answer: ${JSON.stringify(textOf(answer).slice(0, 80))}`)
    : fail(`${events.length} events without an answer`, 'make logs');
}
