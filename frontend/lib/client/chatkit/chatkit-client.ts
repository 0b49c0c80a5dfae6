import { RequestError } from '../request-error';
import { responseError } from '../response-error';
import { readEvents } from './read-events';
import type { Page, Thread, ThreadEvent, ThreadItem } from './types';

/** How many items of a thread are asked for at once. */
const ITEMS = 40;
/** How many threads are asked for at once. */
const THREADS = 30;

/** A message on its way to the server. */
export interface OutgoingMessage {
  readonly text: string;
  /** Where it belongs; without one it begins a new thread. */
  readonly threadId?: string;
  /** The same for each attempt to send this message: the server takes it once. */
  readonly idempotencyKey: string;
}

/**
 * ChatKit's protocol, as much as a chat page needs. Every method rejects with a {@link RequestError}; streams
 * end when `signal` aborts, and the server then stops answering.
 */
export interface ChatKitClient {
  /** Threads, the one last used first. */
  readonly listThreads: (after?: string) => Promise<Page<Thread>>;
  readonly getThread: (threadId: string) => Promise<Thread>;
  readonly renameThread: (threadId: string, title: string) => Promise<Thread>;
  readonly deleteThread: (threadId: string) => Promise<void>;
  /** Items of a thread, newest first. */
  readonly listItems: (threadId: string, after?: string) => Promise<Page<ThreadItem>>;
  /** Sends a message and tells what happens, to the end of the answer. */
  readonly sendMessage: (message: OutgoingMessage, signal?: AbortSignal) => AsyncGenerator<ThreadEvent>;
  /** Answers a stored message again: what came after it is dropped, what the agent did for it is not redone. */
  readonly retryAfter: (
    threadId: string,
    itemId: string,
    signal?: AbortSignal,
  ) => AsyncGenerator<ThreadEvent>;
}

/** Settings of {@link createChatKitClient}. */
export interface ChatKitClientOptions {
  /** Where the server is. @default '/api/backend/chatkit' */
  readonly url?: string;
  /** Called when the session has ended. @default - nothing */
  readonly onSignedOut?: () => void;
  /** Performs requests. @default fetch */
  readonly send?: typeof fetch;
}

interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Makes a client of a ChatKit server; it needs nothing of a browser. */
export function createChatKitClient({
  url = '/api/backend/chatkit',
  onSignedOut,
  send = fetch,
}: ChatKitClientOptions = {}): ChatKitClient {
  const request = async (operation: object, init: RequestOptions = {}): Promise<Response> => {
    const response = await send(url, {
      ...init,
      method: 'POST',
      body: JSON.stringify(operation),
      headers: { 'content-type': 'application/json', ...init.headers },
    }).catch(() => {
      throw new RequestError('There is no connection to the server.', 0);
    });
    if (response.status === 401) onSignedOut?.();
    if (!response.ok) throw await responseError(response);
    return response;
  };
  // The backend is trusted to keep its contract: its answers are not validated again here.
  const json = async <T>(type: string, params: object): Promise<T> =>
    (await (await request({ type, params })).json()) as T;
  const stream = async function* (operation: object, init: RequestOptions): AsyncGenerator<ThreadEvent> {
    const { body } = await request(operation, init);
    if (body !== null) yield* readEvents(body);
  };

  return {
    listThreads: (after) => json('threads.list', { limit: THREADS, order: 'desc', after }),
    getThread: (threadId) => json('threads.get_by_id', { thread_id: threadId }),
    renameThread: (threadId, title) => json('threads.update', { thread_id: threadId, title }),
    deleteThread: async (threadId) => {
      await json('threads.delete', { thread_id: threadId });
    },
    listItems: (threadId, after) =>
      json('items.list', { thread_id: threadId, limit: ITEMS, order: 'desc', after }),
    sendMessage: ({ text, threadId, idempotencyKey }, signal) =>
      stream(
        {
          type: threadId === undefined ? 'threads.create' : 'threads.add_user_message',
          params: { thread_id: threadId, input: userInput(text) },
        },
        { headers: { 'idempotency-key': idempotencyKey }, ...(signal && { signal }) },
      ),
    retryAfter: (threadId, itemId, signal) =>
      stream(
        { type: 'threads.retry_after_item', params: { thread_id: threadId, item_id: itemId } },
        { ...(signal && { signal }) },
      ),
  };
}

function userInput(text: string): object {
  return { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
}
