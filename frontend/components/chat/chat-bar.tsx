import styles from './chat-bar.module.css';
import { Icon } from './icon';

interface ChatBarProps {
  /** How the chat is called. */
  readonly title: string;
  readonly onNew: () => void;
  readonly onShowThreads: () => void;
}

/** The head of a chat; where the list of chats has no place beside it, with the ways to it and to a new one. */
export function ChatBar({ title, onNew, onShowThreads }: ChatBarProps) {
  return (
    <div className={styles.bar}>
      <button type="button" className={styles.button} aria-haspopup="dialog" onClick={onShowThreads}>
        <Icon name="menu" />
        <span className="visually-hidden">Chats</span>
      </button>
      <h1 id="chat-heading">{title}</h1>
      <button type="button" className={styles.button} onClick={onNew}>
        <Icon name="compose" />
        <span className="visually-hidden">New chat</span>
      </button>
    </div>
  );
}
