'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useChats } from '@/hooks/use-chats';
import { useMediaQuery } from '@/hooks/use-media-query';
import { createChats } from '@/lib/client/chat/chats';
import { openDraft } from '@/lib/client/chat/draft';
import { createChatKitClient } from '@/lib/client/chatkit/chatkit-client';
import type { WorkspaceUser } from '@/lib/client/types';
import styles from './built-in-chat.module.css';
import { ChatPane } from './chat-pane';
import { ThreadDrawer } from './thread-drawer';
import { ThreadPanel } from './thread-panel';

interface BuiltInChatProps {
  readonly user: WorkspaceUser;
  /** Called when the assistant may have changed todos. */
  readonly onTasksChanged: () => void;
  /** Called when the session has ended. */
  readonly onSignedOut: () => void;
}

/** A chat with the assistant by ChatKit's protocol: the user's chats, and the one that the address names. */
export function BuiltInChat({ user, onTasksChanged, onSignedOut }: BuiltInChatProps) {
  const draft = useMemo(() => openDraft(user.id), [user.id]);
  const chats = useMemo(
    () => createChats({ client: createChatKitClient({ onSignedOut }), onTasksChanged, onUnsent: draft.set }),
    [draft, onTasksChanged, onSignedOut],
  );
  const { chat, threadId, open, startNew } = useChats(chats);
  // The same width as in the styles.
  const isWide = useMediaQuery('(min-width: 72rem)');
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const composer = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // Where a keyboard would cover half of the screen, it comes when it is asked for.
    if (window.matchMedia('(pointer: fine)').matches) composer.current?.focus();
  }, [chat]);

  const begin = (): void => {
    setIsDrawerOpen(false);
    startNew();
    composer.current?.focus();
  };
  const panel = (
    <ThreadPanel
      list={chats.list}
      current={threadId}
      onOpen={(next) => {
        setIsDrawerOpen(false);
        if (next !== threadId) open(next);
      }}
      onNew={begin}
    />
  );

  return (
    <div className={styles.layout}>
      {isWide ? (
        <div className={styles.side}>{panel}</div>
      ) : (
        <ThreadDrawer
          isOpen={isDrawerOpen}
          onClose={() => {
            setIsDrawerOpen(false);
          }}
        >
          {panel}
        </ThreadDrawer>
      )}
      <ChatPane
        chat={chat}
        list={chats.list}
        draft={draft}
        userName={user.name}
        composer={composer}
        onNew={begin}
        onShowThreads={() => {
          setIsDrawerOpen(true);
        }}
      />
    </div>
  );
}
