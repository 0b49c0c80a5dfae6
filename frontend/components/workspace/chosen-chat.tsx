'use client';

import { useCallback } from 'react';
import { useChatUi } from '@/hooks/use-chat-ui';
import type { PreferredChat } from '@/lib/client/preferred-chat';
import type { WorkspaceUser } from '@/lib/client/types';
import { BuiltInChat } from '../chat/built-in-chat';
import { ChatKitChat } from '../chatkit/chatkit-chat';
import { ChatSkeleton } from './chat-skeleton';
import styles from './chosen-chat.module.css';

/** What every chat needs. */
export interface ChatProps {
  readonly user: WorkspaceUser;
  /** Called when the assistant may have changed todos. */
  readonly onTasksChanged: () => void;
  /** Called when the session has ended. */
  readonly onSignedOut: () => void;
}

interface ChosenChatProps extends ChatProps {
  readonly preferred: PreferredChat;
}

/** ChatKit when it is preferred and comes up, else the built-in chat. Both have the same conversations. */
export function ChosenChat({ preferred, ...chat }: ChosenChatProps) {
  const [{ phase }, dispatch] = useChatUi(preferred.kind);
  const onReady = useCallback(() => {
    dispatch({ type: 'ready' });
  }, [dispatch]);
  const onFailed = useCallback(
    (reason: string) => {
      dispatch({ type: 'failed', reason });
    },
    [dispatch],
  );

  if (phase === 'built-in') {
    return (
      <div className={styles.area} data-chat={phase}>
        <BuiltInChat {...chat} />
      </div>
    );
  }
  return (
    <div className={styles.area} data-chat={phase}>
      {phase !== 'loading' && preferred.kind === 'chatkit' && (
        <section className={styles.chatkit} aria-labelledby="chatkit-heading">
          <h1 id="chatkit-heading" className="visually-hidden">
            Chat
          </h1>
          <ChatKitChat {...chat} domainKey={preferred.domainKey} onReady={onReady} onFailed={onFailed} />
        </section>
      )}
      {phase === 'chatkit' ? (
        <p className={styles.other}>
          Does the chat not work?{' '}
          <button
            type="button"
            onClick={() => {
              onFailed('the simple chat was asked for');
            }}
          >
            Use the simple chat
          </button>
        </p>
      ) : (
        <div className={styles.cover}>
          <ChatSkeleton />
        </div>
      )}
    </div>
  );
}
