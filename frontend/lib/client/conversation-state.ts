import type { ChatMessage } from './types';

/** What the chat shows. */
export interface ConversationState {
  /** `loading`: history is on its way; `unavailable`: it could not be loaded; `ready`: one can talk. */
  readonly phase: 'loading' | 'unavailable' | 'ready';
  /** The backend's conversation; `undefined` before the first message of a new one. */
  readonly id: number | undefined;
  readonly messages: readonly ChatMessage[];
  /** A message was sent and its answer is awaited. */
  readonly pending: boolean;
  /** Why the history, or the answer to the last message, is missing. */
  readonly failure: string | undefined;
}

/** What happens in a chat. */
export type ConversationEvent =
  | { readonly type: 'loading' }
  | { readonly type: 'loaded'; readonly id: number | undefined; readonly messages: readonly ChatMessage[] }
  | { readonly type: 'unavailable'; readonly failure: string }
  | { readonly type: 'sent'; readonly content: string }
  | { readonly type: 'sentAgain' }
  | { readonly type: 'answered'; readonly id: number; readonly content: string }
  | { readonly type: 'failed'; readonly failure: string; readonly id: number | undefined };

/** The chat before its history is asked for. */
export const initialConversation: ConversationState = {
  phase: 'loading',
  id: undefined,
  messages: [],
  pending: false,
  failure: undefined,
};

/** The chat after an event. */
export function nextConversation(state: ConversationState, event: ConversationEvent): ConversationState {
  switch (event.type) {
    case 'loading':
      return initialConversation;
    case 'loaded':
      return { ...initialConversation, phase: 'ready', id: event.id, messages: event.messages };
    case 'unavailable':
      return { ...initialConversation, phase: 'unavailable', failure: event.failure };
    case 'sent':
      return { ...append(state, 'user', event.content), pending: true, failure: undefined };
    case 'sentAgain':
      return { ...state, pending: true, failure: undefined };
    case 'answered':
      return { ...append(state, 'assistant', event.content), id: event.id, pending: false };
    case 'failed':
      return { ...state, id: event.id ?? state.id, pending: false, failure: event.failure };
  }
}

function append(state: ConversationState, role: ChatMessage['role'], content: string): ConversationState {
  return { ...state, messages: [...state.messages, { role, content }] };
}
