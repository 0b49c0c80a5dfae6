import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import styles from './rename-form.module.css';

/** The longest title that the backend takes, in characters. */
const MAX_LENGTH = 200;

interface RenameFormProps {
  readonly title: string;
  readonly onSave: (title: string) => void;
  readonly onCancel: () => void;
}

/** Where a chat gets another title. Enter saves, Escape leaves it as it is. */
export function RenameForm({ title, onSave, onCancel }: RenameFormProps) {
  const [text, setText] = useState(title);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    input.current?.select();
  }, []);

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') onSave(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // It closes neither the drawer around it nor the answer that is being given.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };

  return (
    <form className={styles.form} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <input
        ref={input}
        aria-label="Title"
        maxLength={MAX_LENGTH}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <div className={styles.buttons}>
        <button type="submit" className="button-quiet" disabled={text.trim() === ''}>
          Save
        </button>
        <button type="button" className="button-quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
