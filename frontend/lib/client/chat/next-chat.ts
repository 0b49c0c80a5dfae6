import type { OutgoingMessage } from '../chatkit/chatkit-client';
import type { Page, ThreadItem } from '../chatkit/types';
import {
  initialChat,
  type ChatEvent,
  type ChatMessage,
  type ChatState,
  type EarlierMessages,
  type Failure,
} from './chat-state';
import { messageOf } from './message-of';
import { nextByStream } from './next-by-stream';

/** The chat after an event. */
export function nextChat(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'history.asked':
      // What is shown already stays while it is asked for anew.
      return typeof state.history === 'object' ? { ...state, history: 'loading' } : state;
    case 'history.loaded':
      return {
        ...state,
        history: 'ready',
        messages: loaded(state, messagesOf(event.page)),
        earlier: earlierThan(event.page),
      };
    case 'history.failed':
      if (state.history !== 'ready') return { ...state, history: event.failure };
      // What is shown already is worth more than a failure to refresh it, unless the thread is gone.
      return event.failure.canRetry ? state : { ...initialChat(state.threadId), history: event.failure };
    case 'earlier.asked':
      return { ...state, earlier: state.earlier && { after: state.earlier.after, isLoading: true } };
    case 'earlier.loaded':
      // The history may have been loaded anew meanwhile: then this is not what comes before it.
      if (state.earlier?.after !== event.after) return state;
      return {
        ...state,
        messages: [...messagesOf(event.page), ...state.messages],
        earlier: earlierThan(event.page),
      };
    case 'earlier.failed':
      if (state.earlier?.after !== event.after) return state;
      return { ...state, earlier: { after: event.after, isLoading: false, failure: event.message } };
    case 'turn.sent':
      return {
        ...begun(state),
        messages: withUnsent(state.messages, event.message, event.insteadOf),
        unsent: { ...event.message, isLost: false },
      };
    case 'turn.resumed':
      return { ...begun(state), messages: toLastOfUser(state.messages) };
    case 'turn.ended':
      return ended(state);
    case 'turn.stopped':
      return { ...state, turn: undefined };
    case 'turn.failed':
      return { ...state, turn: undefined, failure: event.failure };
    default:
      return nextByStream(state, event);
  }
}

/** Before the history was there, one may have begun to talk already. */
function loaded({ history, messages }: ChatState, page: readonly ChatMessage[]): readonly ChatMessage[] {
  if (history === 'ready') return page;
  const known = new Set(page.map(({ id }) => id));
  return [...page, ...messages.filter(({ id }) => !known.has(id))];
}

function begun(state: ChatState): ChatState {
  return { ...state, turn: {}, failure: undefined };
}

/** A stream that closes normally has said all: what is missing then will not come. */
function ended(state: ChatState): ChatState {
  return {
    ...state,
    turn: undefined,
    unsent: state.unsent && { ...state.unsent, isLost: true },
    failure: state.failure ?? missing(state),
  };
}

function missing({ messages, unsent }: ChatState): Failure | undefined {
  const last = messages.at(-1);
  if (unsent !== undefined || last?.role !== 'assistant')
    return { message: 'No answer came.', canRetry: true };
  return last.status === 'partial' ? { message: 'The answer was cut off.', canRetry: true } : undefined;
}

function withUnsent(
  messages: readonly ChatMessage[],
  { idempotencyKey, text }: OutgoingMessage,
  insteadOf: OutgoingMessage | undefined,
): ChatMessage[] {
  const before = messages.filter(({ id }) => id !== insteadOf?.idempotencyKey);
  return [...before, { id: idempotencyKey, role: 'user', parts: [text], status: 'unsent' }];
}

function toLastOfUser(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  return messages.slice(0, messages.findLastIndex(({ role }) => role === 'user') + 1);
}

/** Pages come newest first. */
function messagesOf({ data }: Page<ThreadItem>): ChatMessage[] {
  return data
    .map(messageOf)
    .filter((message) => message !== undefined)
    .reverse();
}

function earlierThan({ has_more, after }: Page<ThreadItem>): EarlierMessages | undefined {
  return has_more && after !== undefined ? { after, isLoading: false } : undefined;
}
