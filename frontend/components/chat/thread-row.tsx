import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { threadAddress } from '@/hooks/use-thread-parameter';
import { threadTitle } from '@/lib/client/chat/thread-title';
import type { Thread } from '@/lib/client/chatkit/types';
import { Icon } from './icon';
import { RenameForm } from './rename-form';
import styles from './thread-row.module.css';

interface ThreadRowProps {
  readonly thread: Thread;
  readonly isCurrent: boolean;
  readonly onOpen: (threadId: string) => void;
  readonly onRename: (title: string) => void;
  readonly onDelete: () => void;
}

/** One chat of the list: a link to it, and what one can do with it. */
export function ThreadRow({ thread, isCurrent, onOpen, onRename, onDelete }: ThreadRowProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const wasRenaming = useRef(false);
  const title = threadTitle(thread);

  useEffect(() => {
    if (wasRenaming.current && !isRenaming) link.current?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);

  const follow = (event: MouseEvent): void => {
    // With a modifier the browser opens it elsewhere, as with any link.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(thread.id);
  };
  const leave = (next?: string): void => {
    setIsRenaming(false);
    if (next !== undefined && next !== title) onRename(next);
  };

  if (isRenaming) {
    return (
      <li>
        <RenameForm title={title} onSave={leave} onCancel={leave} />
      </li>
    );
  }
  return (
    <li className={styles.row} data-current={isCurrent}>
      <a
        ref={link}
        href={threadAddress(thread.id)}
        aria-current={isCurrent ? 'page' : undefined}
        title={title}
        onClick={follow}
      >
        {title}
      </a>
      <span className={styles.actions}>
        <button
          type="button"
          aria-label={`Rename ${title}`}
          onClick={() => {
            setIsRenaming(true);
          }}
        >
          <Icon name="rename" />
        </button>
        <button type="button" aria-label={`Delete ${title}`} onClick={onDelete}>
          <Icon name="delete" />
        </button>
      </span>
    </li>
  );
}
