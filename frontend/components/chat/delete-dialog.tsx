import { useEffect, useRef, useState } from 'react';
import styles from './delete-dialog.module.css';

interface DeleteDialogProps {
  /** How the chat is called. */
  readonly title: string;
  readonly onDelete: () => Promise<unknown>;
  /** Called when the dialog is closed, whether or not anything was deleted. */
  readonly onClosed: () => void;
}

/** Asks before a chat is deleted. */
export function DeleteDialog({ title, onDelete, onClosed }: DeleteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isPending, setIsPending] = useState(false);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const remove = async (): Promise<void> => {
    setIsPending(true);
    await onDelete();
    dialog.current?.close();
  };

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="delete-heading"
      aria-describedby="delete-text"
      onClose={(event) => {
        // It may be inside of the drawer, which has a closing of its own.
        event.stopPropagation();
        onClosed();
      }}
    >
      <h2 id="delete-heading">Delete chat?</h2>
      <p id="delete-text">“{title}” and its messages are deleted. Your todos stay.</p>
      <div className={styles.buttons}>
        <button type="button" className="button-quiet" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button
          type="button"
          className={`button ${styles.delete ?? ''}`}
          disabled={isPending}
          onClick={() => void remove()}
        >
          Delete
        </button>
      </div>
    </dialog>
  );
}
