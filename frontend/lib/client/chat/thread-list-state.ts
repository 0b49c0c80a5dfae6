import type { Page, Thread } from '../chatkit/types';

/** What the list of chats shows. */
export interface ThreadListState {
  /** Those known by now, the one last used first. */
  readonly threads: readonly Thread[];
  /** Where further ones begin, when there are any. */
  readonly after: string | undefined;
  readonly isLoading: boolean;
  /** Why the last action did not succeed. */
  readonly failure: string | undefined;
}

/** What happens to the list of chats. */
export type ThreadListEvent =
  | { readonly type: 'asked' }
  | { readonly type: 'loaded'; readonly page: Page<Thread> }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'used'; readonly threadId: string }
  | { readonly type: 'changed'; readonly thread: Thread }
  | { readonly type: 'removed'; readonly threadId: string };

/** The list before it was asked for. */
export const initialThreadList: ThreadListState = {
  threads: [],
  after: undefined,
  isLoading: true,
  failure: undefined,
};

/** The list after an event. */
export function nextThreadList(state: ThreadListState, event: ThreadListEvent): ThreadListState {
  const { threads } = state;
  switch (event.type) {
    case 'asked':
      return { ...state, isLoading: true, failure: undefined };
    case 'loaded':
      return {
        threads: [...threads, ...event.page.data.filter(({ id }) => !has(threads, id))],
        after: event.page.has_more ? event.page.after : undefined,
        isLoading: false,
        failure: undefined,
      };
    case 'failed':
      return { ...state, isLoading: false, failure: event.message };
    case 'used':
      return { ...state, threads: usedLast(threads, event.threadId) };
    case 'changed':
      return { ...state, threads: changed(threads, event.thread), failure: undefined };
    case 'removed':
      return { ...state, threads: without(threads, event.threadId), failure: undefined };
  }
}

function usedLast(threads: readonly Thread[], threadId: string): readonly Thread[] {
  return [...threads.filter(({ id }) => id === threadId), ...without(threads, threadId)];
}

/** A new thread comes first, a known one keeps its place. */
function changed(threads: readonly Thread[], thread: Thread): readonly Thread[] {
  return has(threads, thread.id)
    ? threads.map((known) => (known.id === thread.id ? thread : known))
    : [thread, ...threads];
}

function has(threads: readonly Thread[], threadId: string): boolean {
  return threads.some(({ id }) => id === threadId);
}

function without(threads: readonly Thread[], threadId: string): readonly Thread[] {
  return threads.filter(({ id }) => id !== threadId);
}
