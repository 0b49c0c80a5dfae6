import { useRef, useState } from 'react';
import { useStore } from '@/hooks/use-store';
import { threadTitle } from '@/lib/client/chat/thread-title';
import type { ThreadList } from '@/lib/client/chat/thread-list';
import type { Thread } from '@/lib/client/chatkit/types';
import { DeleteDialog } from './delete-dialog';
import { Icon } from './icon';
import styles from './thread-panel.module.css';
import { ThreadRow } from './thread-row';

interface ThreadPanelProps {
  readonly list: ThreadList;
  /** The thread that is shown. */
  readonly current: string | undefined;
  readonly onOpen: (threadId: string) => void;
  /** Begins an empty chat; also when the one that is shown was deleted. */
  readonly onNew: () => void;
}

/** The user's chats, the one last used first. */
export function ThreadPanel({ list, current, onOpen, onNew }: ThreadPanelProps) {
  const { threads, after, isLoading, failure } = useStore(list);
  const [doomed, setDoomed] = useState<Thread>();
  const newChat = useRef<HTMLButtonElement>(null);

  const leaveDialog = (thread: Thread): void => {
    setDoomed(undefined);
    const isGone = !list.getState().threads.some(({ id }) => id === thread.id);
    if (isGone && thread.id === current) onNew();
    // The button that had the focus is gone with its row.
    else if (isGone) newChat.current?.focus();
  };

  return (
    <nav className={styles.panel} aria-label="Chats">
      <h2 className={styles.heading}>Chats</h2>
      <button ref={newChat} type="button" className={styles.new} onClick={onNew}>
        <Icon name="compose" />
        New chat
      </button>
      <div className={styles.body}>
        {failure !== undefined && (
          <div className={`alert ${styles.failure ?? ''}`} role="alert">
            {failure}
          </div>
        )}
        <ul aria-busy={isLoading}>
          {threads.map((thread) => (
            <ThreadRow
              key={thread.id}
              thread={thread}
              isCurrent={thread.id === current}
              onOpen={onOpen}
              onRename={(title) => void list.rename(thread, title)}
              onDelete={() => {
                setDoomed(thread);
              }}
            />
          ))}
        </ul>
        {isLoading && <Skeleton />}
        {!isLoading && failure === undefined && threads.length === 0 && (
          <p className={styles.empty}>Your chats will be listed here.</p>
        )}
        {!isLoading && (after !== undefined || (failure !== undefined && threads.length === 0)) && (
          <button type="button" className="button-quiet" onClick={() => void list.load()}>
            {after === undefined ? 'Load chats' : 'Load more chats'}
          </button>
        )}
      </div>
      {doomed !== undefined && (
        <DeleteDialog
          title={threadTitle(doomed)}
          onDelete={() => list.remove(doomed.id)}
          onClosed={() => {
            leaveDialog(doomed);
          }}
        />
      )}
    </nav>
  );
}

function Skeleton() {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">Loading chats</span>
      <i />
      <i />
      <i />
    </div>
  );
}
