import type { KeyboardEvent, RefObject, SubmitEvent } from 'react';
import { useStore } from '@/hooks/use-store';
import type { Draft } from '@/lib/client/chat/draft';
import styles from './composer.module.css';
import { Icon } from './icon';

/** The longest message that the backend takes, in characters (code points). */
const MAX_LENGTH = 4000;
/** From this length on the length is told. */
const LENGTH_TOLD = 3600;

interface ComposerProps {
  readonly draft: Draft;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** An answer is being given: it can be stopped, and one can write meanwhile. */
  readonly isAnswering: boolean;
  /** Nothing can be sent here. */
  readonly isDisabled: boolean;
  readonly onSend: (text: string) => void;
  readonly onStop: () => void;
}

/** Where messages are written. Enter sends, Shift+Enter begins a new line. */
export function Composer({ draft, field, isAnswering, isDisabled, onSend, onStop }: ComposerProps) {
  const text = useStore(draft);
  const message = text.trim();
  const length = Array.from(message).length;
  const isTooLong = length > MAX_LENGTH;
  const isSendable = !isAnswering && !isDisabled && length > 0 && !isTooLong;

  const send = (): void => {
    if (!isSendable) return;
    draft.set('');
    onSend(message);
    field.current?.focus();
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
  const stop = (): void => {
    onStop();
    field.current?.focus();
  };

  return (
    <form className={styles.composer} onSubmit={onSubmit}>
      <div className={styles.box}>
        <textarea
          ref={field}
          aria-label="Message"
          aria-describedby="message-length"
          aria-invalid={isTooLong}
          placeholder="What do you have to do?"
          rows={1}
          value={text}
          onChange={(event) => {
            draft.set(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        {isAnswering ? (
          <button key="stop" type="button" className={styles.stop} aria-label="Stop" onClick={stop}>
            <Icon name="stop" />
          </button>
        ) : (
          <button key="send" type="submit" aria-label="Send" disabled={!isSendable}>
            <Icon name="send" />
          </button>
        )}
      </div>
      <p
        id="message-length"
        className={styles.length}
        data-too-long={isTooLong}
        role={isTooLong ? 'alert' : undefined}
      >
        {length > LENGTH_TOLD &&
          (isTooLong
            ? `A message can have ${MAX_LENGTH} characters. This one has ${length}.`
            : `${length} of ${MAX_LENGTH} characters`)}
      </p>
    </form>
  );
}
