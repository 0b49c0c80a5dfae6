import type { ChatKitClient } from '../chatkit/chatkit-client';
import type { Thread } from '../chatkit/types';
import { errorMessage } from '../error-message';
import { RequestError } from '../request-error';
import { createStore, type Store } from '../store';
import {
  initialThreadList,
  nextThreadList,
  type ThreadListEvent,
  type ThreadListState,
} from './thread-list-state';

/** The user's chats and what one can do with them. Failures are told in the state. */
export interface ThreadList extends Omit<Store<ThreadListState, ThreadListEvent>, 'dispatch'> {
  /** Loads the first chats, then, each time it is called, further ones. */
  readonly load: () => Promise<void>;
  /** Takes in a chat that the loaded part of the list does not hold. */
  readonly include: (threadId: string) => Promise<void>;
  /** Shows the new title at once, and the old one again when the server refuses it. */
  readonly rename: (thread: Thread, title: string) => Promise<void>;
  readonly remove: (threadId: string) => Promise<void>;
  /** A thread is new or has another title. */
  readonly changed: (thread: Thread) => void;
  /** A thread was used: it comes first. */
  readonly used: (threadId: string) => void;
}

/** Makes the list of chats. */
export function createThreadList(client: ChatKitClient): ThreadList {
  const { getState, subscribe, dispatch } = createStore(nextThreadList, initialThreadList);
  const failed = (error: unknown): void => {
    dispatch({ type: 'failed', message: errorMessage(error) });
  };
  const changed = (thread: Thread): void => {
    dispatch({ type: 'changed', thread });
  };

  return {
    getState,
    subscribe,
    changed,
    load: async () => {
      dispatch({ type: 'asked' });
      try {
        dispatch({ type: 'loaded', page: await client.listThreads(getState().after) });
      } catch (error) {
        failed(error);
      }
    },
    include: async (threadId) => {
      if (getState().threads.some(({ id }) => id === threadId)) return;
      // A chat that cannot be loaded says so itself, where its messages would be.
      await client.getThread(threadId).then(changed, () => undefined);
    },
    rename: async (thread, title) => {
      changed({ ...thread, title });
      try {
        await client.renameThread(thread.id, title);
      } catch (error) {
        changed(thread);
        failed(error);
      }
    },
    remove: async (threadId) => {
      try {
        await client.deleteThread(threadId);
      } catch (error) {
        const isGone = error instanceof RequestError && error.status === 404;
        if (!isGone) {
          failed(error);
          return;
        }
      }
      dispatch({ type: 'removed', threadId });
    },
    used: (threadId) => {
      dispatch({ type: 'used', threadId });
    },
  };
}
