'use client';

import { useState, type SubmitEvent, type KeyboardEvent } from 'react';
import styles from './composer.module.css';

/** The longest message the backend takes, in characters. */
const MAX_LENGTH = 4000;

interface ComposerProps {
  readonly onSend: (content: string) => void;
  /** Nothing can be sent now; one can write nevertheless. */
  readonly disabled: boolean;
}

/** Where messages are written. Enter sends, Shift+Enter begins a new line. */
export function Composer({ onSend, disabled }: ComposerProps) {
  const [text, setText] = useState('');
  const isSendable = !disabled && text.trim() !== '';

  const send = (): void => {
    if (!isSendable) return;
    onSend(text.trim());
    setText('');
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form className={styles.composer} onSubmit={onSubmit}>
      <div className={styles.box}>
        <textarea
          aria-label="Message"
          placeholder="What do you have to do?"
          rows={1}
          maxLength={MAX_LENGTH}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="submit" aria-label="Send" disabled={!isSendable}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 19V5m0 0-6 6m6-6 6 6" />
          </svg>
        </button>
      </div>
    </form>
  );
}
