import { useEffect, useRef, type ReactNode } from 'react';
import styles from './thread-drawer.module.css';
import { Icon } from './icon';

interface ThreadDrawerProps {
  readonly isOpen: boolean;
  /** The person wants it closed: the button, Escape, or a click beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Where the list of chats is on a narrow screen. The browser keeps the focus in it, and gives it back. */
export function ThreadDrawer({ isOpen, onClose, children }: ThreadDrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  return (
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-label="Your chats"
      onClose={onClose}
      onClick={(event) => {
        // The backdrop belongs to the dialog itself, everything in the drawer to its content.
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.content}>
        <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
        {children}
      </div>
    </dialog>
  );
}
