/** Part of a list; `after` is where the next part begins. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly after?: string;
}

/** A chat as ChatKit's protocol names it. */
export interface Thread {
  readonly id: string;
  readonly title?: string;
  /** ISO 8601. */
  readonly created_at: string;
}

/** A piece of what a message says. */
export interface ContentPart {
  readonly text: string;
}

/** What a thread is made of: messages, and types that this page does not show (widgets, workflows…). */
export interface ThreadItem {
  readonly id: string;
  readonly type: string;
  /** Of messages: what they say. */
  readonly content?: readonly ContentPart[];
}

/** A change of an item that is still being written. */
export type ItemUpdate =
  | {
      readonly type: 'assistant_message.content_part.added' | 'assistant_message.content_part.done';
      readonly content_index: number;
      readonly content: ContentPart;
    }
  | {
      readonly type: 'assistant_message.content_part.text_delta';
      readonly content_index: number;
      readonly delta: string;
    };

/**
 * What a stream tells. The protocol has further events and updates, and may get more: whoever reads these
 * ignores types it does not know.
 */
export type ThreadEvent =
  | { readonly type: 'thread.created' | 'thread.updated'; readonly thread: Thread }
  | {
      readonly type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced';
      readonly item: ThreadItem;
    }
  | { readonly type: 'thread.item.updated'; readonly item_id: string; readonly update: ItemUpdate }
  | { readonly type: 'thread.item.removed'; readonly item_id: string }
  | { readonly type: 'progress_update'; readonly text: string }
  | { readonly type: 'client_effect'; readonly name: string }
  | { readonly type: 'error'; readonly message?: string; readonly allow_retry: boolean };
