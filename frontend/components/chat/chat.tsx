import type { Conversation } from '@/hooks/use-conversation';
import styles from './chat.module.css';
import { Composer } from './composer';
import { MessageLog } from './message-log';
import { Welcome } from './welcome';

/** The built-in chat. Everything it shows comes in as `conversation`, so another chat can take its place. */
export function Chat({
  conversation,
  userName,
}: {
  readonly conversation: Conversation;
  readonly userName: string;
}) {
  const { phase, messages, pending, failure, send, retry, startNew } = conversation;
  const isEmpty = phase === 'ready' && messages.length === 0 && !pending;

  return (
    <section className={styles.chat} aria-labelledby="chat-heading">
      <div className={styles.bar}>
        <h1 id="chat-heading">Chat</h1>
        <button
          type="button"
          className="button-quiet"
          onClick={startNew}
          disabled={phase !== 'ready' || isEmpty}
        >
          New conversation
        </button>
      </div>
      <MessageLog messages={messages} pending={pending} busy={phase === 'loading'}>
        {isEmpty && <Welcome userName={userName} onPick={send} />}
        {failure !== undefined && (
          <div className={`alert ${styles.failure ?? ''}`} role="alert">
            <span>{failure}</span>
            <button type="button" className="button-quiet" onClick={retry}>
              Try again
            </button>
          </div>
        )}
      </MessageLog>
      <Composer onSend={send} disabled={phase !== 'ready' || pending} />
    </section>
  );
}
