'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Chat } from '@/lib/client/chat/chat';
import type { Chats } from '@/lib/client/chat/chats';
import { useStore } from './use-store';
import { useThreadParameter } from './use-thread-parameter';

/** Which chat is shown, and ways to another. */
export interface ShownChat {
  readonly chat: Chat;
  /** The thread of the chat; undefined while it is empty. */
  readonly threadId: string | undefined;
  readonly open: (threadId: string) => void;
  /** Leaves the chat for an empty one. */
  readonly startNew: () => void;
}

/** The chat that the page's address names; without a name an empty one, until it has begun a thread. */
export function useChats(chats: Chats): ShownChat {
  const { threadId, push, replace } = useThreadParameter();
  const [blank, setBlank] = useState(chats.create);
  const { isLoading } = useStore(chats.list);
  const chat = threadId === undefined ? blank : chats.of(threadId);
  const begun = useSyncExternalStore(
    chat.subscribe,
    () => chat.getState().threadId,
    () => threadId,
  );
  // Once the address names what was the empty chat, another one stands ready.
  if (threadId !== undefined && blank.getState().threadId === threadId) setBlank(chats.create());

  useEffect(() => {
    if (threadId === undefined && begun !== undefined) replace(begun);
  }, [threadId, begun, replace]);
  useEffect(() => {
    void chat.load();
  }, [chat]);
  useEffect(() => {
    void chats.list.load();
  }, [chats]);
  useEffect(() => {
    // Only a list that is there can lack the chat that is shown.
    if (!isLoading && threadId !== undefined) void chats.list.include(threadId);
  }, [chats, isLoading, threadId]);

  const startNew = useCallback(() => {
    setBlank(chats.create());
    push(undefined);
  }, [chats, push]);
  return { chat, threadId, open: push, startNew };
}
