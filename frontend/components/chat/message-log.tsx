import { useEffect, useRef, type ReactNode } from 'react';
import type { ChatState } from '@/lib/client/chat/chat-state';
import { textOf } from '@/lib/client/chat/text-of';
import { Activity } from './activity';
import { EarlierButton } from './earlier-button';
import { Message } from './message';
import styles from './message-log.module.css';

interface MessageLogProps {
  readonly state: ChatState;
  readonly onLoadEarlier: () => void;
  /** Shown after the messages. */
  readonly children: ReactNode;
}

/** The messages; it follows an answer as it grows, unless one has scrolled away from its end. */
export function MessageLog({ state, onLoadEarlier, children }: MessageLogProps) {
  const { history, messages, earlier, turn } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const isAnswering = turn !== undefined;
  const last = messages.at(-1);
  const isAtWork = turn?.progress !== undefined;
  const isSpeaking = !isAtWork && last?.role === 'assistant' && textOf(last) !== '';

  useEffect(() => {
    // The scroller is reversed: zero is the end. Whoever says something wants to see the answer.
    if (isAnswering) scroller.current?.scrollTo({ top: 0 });
  }, [isAnswering]);

  return (
    // What is new is told by the announcer: a live log would be read out with each word.
    <div
      ref={scroller}
      className={styles.scroller}
      role="log"
      aria-live="off"
      aria-label="Conversation"
      aria-busy={history === 'loading'}
      tabIndex={0}
    >
      <div className={styles.messages}>
        {earlier !== undefined && (
          <EarlierButton
            earlier={earlier}
            onLoad={() => {
              scroller.current?.focus();
              onLoadEarlier();
            }}
          />
        )}
        {messages.map((message) => (
          <Message key={message.id} message={message} isLive={isAnswering && !isAtWork && message === last} />
        ))}
        {isAnswering && !isSpeaking && <Activity progress={turn.progress} />}
        {children}
      </div>
    </div>
  );
}
