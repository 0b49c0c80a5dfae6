import type { OutgoingMessage } from '../chatkit/chatkit-client';
import type { Page, ThreadEvent, ThreadItem } from '../chatkit/types';

/** One message as it is shown. */
export interface ChatMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  /** What it says; the protocol writes a message in parts. */
  readonly parts: readonly string[];
  /** `unsent`: the server has not confirmed it; `partial`: more of it is to come. @default - it is whole */
  readonly status?: 'unsent' | 'partial';
}

/** Why something is missing, in words for a person. */
export interface Failure {
  readonly message: string;
  /** Whether another attempt may help. */
  readonly canRetry: boolean;
}

/** A message that the server has not confirmed yet. */
export interface UnsentMessage extends OutgoingMessage {
  /** The server ended its answer without it: the next attempt is a new request. */
  readonly isLost: boolean;
}

/** Messages before those that are shown. */
export interface EarlierMessages {
  readonly after: string;
  readonly isLoading: boolean;
  /** Why they could not be loaded. */
  readonly failure?: string;
}

/** What one chat shows. */
export interface ChatState {
  /** Undefined until the server has begun a thread for it. */
  readonly threadId: string | undefined;
  /** The messages from before: there, on their way, or missing because of a failure. */
  readonly history: 'ready' | 'loading' | Failure;
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** Where earlier messages begin, when there are any. */
  readonly earlier: EarlierMessages | undefined;
  /** The answer that is being given; `progress` says what the agent does meanwhile. */
  readonly turn: { readonly progress?: string } | undefined;
  /** The last message, while it is not known to be stored. */
  readonly unsent: UnsentMessage | undefined;
  /** Why the last action did not succeed. */
  readonly failure: Failure | undefined;
}

/** What happens in a chat: what a stream tells, and what happens on this side. */
export type ChatEvent =
  | ThreadEvent
  | { readonly type: 'history.asked' }
  | { readonly type: 'history.loaded'; readonly page: Page<ThreadItem> }
  | { readonly type: 'history.failed'; readonly failure: Failure }
  | { readonly type: 'earlier.asked' }
  | { readonly type: 'earlier.loaded'; readonly after: string; readonly page: Page<ThreadItem> }
  | { readonly type: 'earlier.failed'; readonly after: string; readonly message: string }
  | { readonly type: 'turn.sent'; readonly message: OutgoingMessage; readonly insteadOf?: UnsentMessage }
  | { readonly type: 'turn.resumed' }
  | { readonly type: 'turn.ended' }
  | { readonly type: 'turn.stopped' }
  | { readonly type: 'turn.failed'; readonly failure: Failure };

/** A chat before anything happened; with a thread, its history is still to be asked for. */
export function initialChat(threadId: string | undefined): ChatState {
  return {
    threadId,
    history: threadId === undefined ? 'ready' : 'loading',
    messages: [],
    earlier: undefined,
    turn: undefined,
    unsent: undefined,
    failure: undefined,
  };
}
