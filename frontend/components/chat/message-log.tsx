'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import type { ChatMessage } from '@/lib/client/types';
import styles from './message-log.module.css';

interface MessageLogProps {
  readonly messages: readonly ChatMessage[];
  /** An answer is awaited. */
  readonly pending: boolean;
  /** The history is being loaded. */
  readonly busy: boolean;
  /** Shown after the messages. */
  readonly children: ReactNode;
}

/** The messages, kept scrolled to the newest, and read out as they come. */
export function MessageLog({ messages, pending, busy, children }: MessageLogProps) {
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // The scroller is reversed: zero is the end.
    scroller.current?.scrollTo({ top: 0 });
  }, [messages]);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="log"
      aria-label="Conversation"
      aria-busy={busy}
      tabIndex={0}
    >
      <div className={styles.messages}>
        {messages.map(({ role, content }, index) => (
          // Messages are only ever appended: the place identifies one.
          <article key={index} className={styles[role]} aria-label={role === 'user' ? 'You' : 'Assistant'}>
            {content}
          </article>
        ))}
        {pending && (
          <div className={styles.typing} role="status">
            <span className="visually-hidden">The assistant is answering</span>
            <i />
            <i />
            <i />
          </div>
        )}
        {children}
      </div>
    </div>
  );
}
