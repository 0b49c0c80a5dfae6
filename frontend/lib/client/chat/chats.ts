import type { ChatKitClient } from '../chatkit/chatkit-client';
import { createChat, type Chat } from './chat';
import { createThreadList, type ThreadList } from './thread-list';

/** All chats of the page: what was opened once is kept, so that one can come and go while answers arrive. */
export interface Chats {
  readonly list: ThreadList;
  /** The chat of a thread, always the same one. */
  readonly of: (threadId: string) => Chat;
  /** A chat that begins a thread with its first message. */
  readonly create: () => Chat;
}

/** Settings of {@link createChats}. */
export interface ChatsOptions {
  readonly client: ChatKitClient;
  /** Called when todos may have changed. */
  readonly onTasksChanged: () => void;
  /** Called with a message that was not sent because the session has ended. */
  readonly onUnsent: (text: string) => void;
}

/** Makes the chats of the page. */
export function createChats({ client, onTasksChanged, onUnsent }: ChatsOptions): Chats {
  const list = createThreadList(client);
  const byThread = new Map<string, Chat>();
  const create = (threadId?: string): Chat => {
    const chat = createChat({
      client,
      ...(threadId !== undefined && { threadId }),
      onThread: (thread) => {
        byThread.set(thread.id, chat);
        list.changed(thread);
      },
      onUsed: list.used,
      onTasksChanged,
      onUnsent,
    });
    if (threadId !== undefined) byThread.set(threadId, chat);
    return chat;
  };
  const remove = async (threadId: string): Promise<void> => {
    // Nobody waits for this answer any more, and it would bring the chat back into the list.
    byThread.get(threadId)?.stop();
    await list.remove(threadId);
  };

  return {
    list: { ...list, remove },
    of: (threadId) => byThread.get(threadId) ?? create(threadId),
    create: () => create(),
  };
}
