import { memo } from 'react';
import type { ChatMessage } from '@/lib/client/chat/chat-state';
import { textOf } from '@/lib/client/chat/text-of';
import { AssistantMark } from './assistant-mark';
import { FormattedText } from './formatted-text';
import styles from './message.module.css';

interface MessageProps {
  readonly message: ChatMessage;
  /** It is on its way, or being written just now. */
  readonly isLive: boolean;
}

/** One message of the conversation. Kept as it is while others change. */
export const Message = memo(function Message({ message, isLive }: MessageProps) {
  const text = textOf(message);
  if (text === '') return null;
  if (message.role === 'user') {
    return (
      <article className={styles.user} aria-label="You">
        <p>{text}</p>
        {message.status === 'unsent' && !isLive && <small>Not sent</small>}
      </article>
    );
  }
  return (
    <article className={styles.assistant} aria-label="Assistant" data-live={isLive}>
      <AssistantMark />
      <FormattedText text={text} />
    </article>
  );
});
