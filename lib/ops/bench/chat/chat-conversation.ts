import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import type { Conversation } from './play';

/** Longest wait for one answer, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** The browser of one signed-in user. */
export interface Browser {
  /** Where it reaches the frontend. */
  readonly frontendUrl: string;
  /** The page's origin, as the frontend knows it. */
  readonly origin: string;
  /** The session's cookie. */
  readonly cookie: string;
  /** Its kept connection. */
  readonly agent: Agent;
}

interface StreamEvent {
  readonly type: string;
  readonly message?: string;
  readonly thread?: { readonly id: string };
  readonly item?: {
    readonly type: string;
    readonly content?: readonly { readonly text?: string }[];
  };
}

/** A ChatKit thread, spoken to as the page does: through the frontend, read to the end of the stream. */
export class ChatConversation implements Conversation {
  private constructor(
    private readonly browser: Browser,
    private readonly threadId: string,
  ) {}

  /** Begins a thread. */
  static async open(browser: Browser): Promise<ChatConversation> {
    const events = await stream(browser, { type: 'threads.create', params: { input: input('hello') } });
    const created = events.find(({ type }) => type === 'thread.created');
    if (!created?.thread) throw new Error('the chat did not tell the id of the new thread');
    return new ChatConversation(browser, created.thread.id);
  }

  async say(message: string): Promise<void> {
    const params = { thread_id: this.threadId, input: input(message) };
    const events = await stream(this.browser, { type: 'threads.add_user_message', params });
    // Both kinds of message are answered with the title of a task.
    if (!/errand/i.test(replyIn(events))) throw new Error(`${message}: ${JSON.stringify(replyIn(events))}`);
  }
}

function input(message: string): object {
  return {
    content: [{ type: 'input_text', text: message }],
    attachments: [],
    inference_options: {},
  };
}

/** @throws Error unless the answer is a whole stream without an error event. */
async function stream(browser: Browser, body: object): Promise<StreamEvent[]> {
  const outgoing = request(`${browser.frontendUrl}/api/backend/chatkit`, {
    method: 'POST',
    agent: browser.agent,
    headers: {
      cookie: browser.cookie,
      origin: browser.origin,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  outgoing.end(JSON.stringify(body));
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const answer = await text(response);
  if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${answer.slice(0, 200)}`);
  const events = answer
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice('data: '.length)) as StreamEvent);
  const error = events.find(({ type }) => type === 'error');
  if (error) throw new Error(error.message ?? 'the stream tells of an error');
  return events;
}

function replyIn(events: readonly StreamEvent[]): string {
  const replies = events.filter(
    ({ type, item }) => type === 'thread.item.done' && item?.type === 'assistant_message',
  );
  return replies.flatMap(({ item }) => item?.content?.map((part) => part.text ?? '') ?? []).join(' ');
}
