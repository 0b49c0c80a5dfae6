import type { ChatKitClient, OutgoingMessage } from '../chatkit/chatkit-client';
import type { Thread, ThreadEvent } from '../chatkit/types';
import { errorMessage } from '../error-message';
import { randomKey } from '../random-key';
import { RequestError } from '../request-error';
import { createStore, type Store } from '../store';
import { initialChat, type ChatEvent, type ChatState, type UnsentMessage } from './chat-state';
import { failureOf } from './failure-of';
import { nextChat } from './next-chat';

/** One chat and what one can do in it. Answers go on arriving also while another chat is shown. */
export interface Chat extends Omit<Store<ChatState, ChatEvent>, 'dispatch'> {
  /** Loads the newest messages; those that are shown stay until they are there, and while one talks. */
  readonly load: () => Promise<void>;
  readonly loadEarlier: () => Promise<void>;
  /** Sends a message and follows the answer to its end; while one is being given it does nothing. */
  readonly send: (text: string) => Promise<void>;
  /** Ends the answer; what was said stays. */
  readonly stop: () => void;
  /** Asks again for the answer to the last message; that is sent again only while it is not stored. */
  readonly retry: () => Promise<void>;
}

/** What a chat needs and tells. */
export interface ChatOptions {
  readonly client: ChatKitClient;
  /** The thread to continue. @default - the first message begins one */
  readonly threadId?: string;
  /** Called when the thread begins or gets another title. */
  readonly onThread: (thread: Thread) => void;
  /** Called when a thread that exists is used again. */
  readonly onUsed: (threadId: string) => void;
  /** Called when todos may have changed. */
  readonly onTasksChanged: () => void;
  /** Called with a message that was not sent because the session has ended. @default - nothing */
  readonly onUnsent?: (text: string) => void;
  /** Makes the name of a message. @default randomKey */
  readonly newKey?: () => string;
}

/** Makes a chat. */
export function createChat({
  client,
  threadId,
  onThread,
  onUsed,
  onTasksChanged,
  onUnsent,
  newKey = randomKey,
}: ChatOptions): Chat {
  const { getState, subscribe, dispatch } = createStore(nextChat, initialChat(threadId));
  let running: AbortController | undefined;
  let latestLoad = 0;

  const follow = async (open: (signal: AbortSignal) => AsyncIterable<ThreadEvent>): Promise<void> => {
    const { signal } = (running = new AbortController());
    const { threadId, history } = getState();
    // Asked for anew before this turn, the history would not know it.
    if (history === 'ready') latestLoad += 1;
    if (threadId !== undefined) onUsed(threadId);
    try {
      for await (const event of open(signal)) {
        dispatch(event);
        if (event.type === 'thread.created' || event.type === 'thread.updated') onThread(event.thread);
        if (event.type === 'client_effect' && event.name === 'tasks_changed') onTasksChanged();
      }
      dispatch({ type: 'turn.ended' });
    } catch (error) {
      dispatch(
        signal.aborted ? { type: 'turn.stopped' } : { type: 'turn.failed', failure: failureOf(error) },
      );
      const { unsent } = getState();
      const isSignedOut = error instanceof RequestError && error.status === 401;
      if (unsent !== undefined && isSignedOut) onUnsent?.(unsent.text);
    } finally {
      running = undefined;
      // Also what was told of before a stream broke has happened.
      onTasksChanged();
    }
  };

  const deliver = (message: OutgoingMessage, insteadOf?: UnsentMessage): Promise<void> => {
    dispatch({ type: 'turn.sent', message, ...(insteadOf && { insteadOf }) });
    return follow((signal) => client.sendMessage(message, signal));
  };
  const outgoing = (text: string): OutgoingMessage => {
    const { threadId } = getState();
    return { text, idempotencyKey: newKey(), ...(threadId !== undefined && { threadId }) };
  };

  return {
    getState,
    subscribe,
    load: async () => {
      const { threadId, history, turn, unsent } = getState();
      const isInUse = turn !== undefined || unsent !== undefined;
      if (threadId === undefined || (history === 'ready' && isInUse)) return;
      const current = ++latestLoad;
      dispatch({ type: 'history.asked' });
      const event = await client.listItems(threadId).then(
        (page): ChatEvent => ({ type: 'history.loaded', page }),
        (error: unknown): ChatEvent => ({ type: 'history.failed', failure: failureOf(error) }),
      );
      if (current === latestLoad) dispatch(event);
    },
    loadEarlier: async () => {
      const { threadId, earlier } = getState();
      if (threadId === undefined || earlier === undefined || earlier.isLoading) return;
      const { after } = earlier;
      dispatch({ type: 'earlier.asked' });
      dispatch(
        await client.listItems(threadId, after).then(
          (page): ChatEvent => ({ type: 'earlier.loaded', after, page }),
          (error: unknown): ChatEvent => ({ type: 'earlier.failed', after, message: errorMessage(error) }),
        ),
      );
    },
    send: async (text) => {
      if (running === undefined) await deliver(outgoing(text));
    },
    stop: () => {
      running?.abort();
    },
    retry: async () => {
      const { threadId, unsent, messages } = getState();
      const last = messages.findLast(({ role }) => role === 'user');
      if (running !== undefined || last === undefined) return;
      if (unsent !== undefined) {
        // The same name says the same request, so it must not change with what is known by now.
        await deliver(unsent.isLost ? outgoing(unsent.text) : unsent, unsent);
      } else if (threadId !== undefined) {
        dispatch({ type: 'turn.resumed' });
        await follow((signal) => client.retryAfter(threadId, last.id, signal));
      }
    },
  };
}
