import type { ItemUpdate, ThreadEvent, ThreadItem } from '../chatkit/types';
import type { ChatMessage, ChatState } from './chat-state';
import { messageOf } from './message-of';

/** The chat after an event of a stream. What is unknown changes nothing. */
export function nextByStream(state: ChatState, event: ThreadEvent): ChatState {
  switch (event.type) {
    case 'thread.created':
    case 'thread.updated':
      return { ...state, threadId: event.thread.id };
    case 'thread.item.added':
      return withItem(speaking(state), event.item, 'partial');
    case 'thread.item.done':
    case 'thread.item.replaced':
      return withItem(state, event.item);
    case 'thread.item.updated':
      return {
        ...speaking(state),
        messages: state.messages.map((message) =>
          message.id === event.item_id ? withUpdate(message, event.update) : message,
        ),
      };
    case 'thread.item.removed':
      return { ...state, messages: state.messages.filter(({ id }) => id !== event.item_id) };
    case 'progress_update':
      return { ...state, turn: state.turn && { progress: event.text } };
    case 'error':
      return {
        ...state,
        failure: { message: event.message ?? 'The answer failed.', canRetry: event.allow_retry },
      };
    default:
      return state;
  }
}

/** What the agent did before it speaks is over. */
function speaking(state: ChatState): ChatState {
  return state.turn?.progress === undefined ? state : { ...state, turn: {} };
}

/** An item that is there already is replaced; the user's own message takes the place of the unsent one. */
function withItem(state: ChatState, item: ThreadItem, status?: 'partial'): ChatState {
  const message = messageOf(item);
  if (message === undefined) return state;
  const shown = status === undefined ? message : { ...message, status };
  const isOwn = message.role === 'user';
  const others = state.messages.filter(({ id }) => !isOwn || id !== state.unsent?.idempotencyKey);
  const place = others.findIndex(({ id }) => id === message.id);
  return {
    ...state,
    messages: place === -1 ? [...others, shown] : others.with(place, shown),
    unsent: isOwn ? undefined : state.unsent,
  };
}

function withUpdate(message: ChatMessage, update: ItemUpdate): ChatMessage {
  const part = (text: (before: string) => string): ChatMessage => {
    const parts = [...message.parts];
    // A part may be spoken of before it was announced.
    while (parts.length <= update.content_index) parts.push('');
    parts[update.content_index] = text(parts[update.content_index] ?? '');
    return { ...message, parts };
  };
  switch (update.type) {
    case 'assistant_message.content_part.text_delta':
      return part((before) => before + update.delta);
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      return part(() => update.content.text);
    default:
      return message;
  }
}
