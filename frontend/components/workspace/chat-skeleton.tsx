import styles from './chat-skeleton.module.css';

/** The outlines of a chat, while it is not known yet which one it will be. */
export function ChatSkeleton() {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">Opening the chat</span>
      <i className={styles.answer} />
      <i className={styles.message} />
      <i className={styles.answer} />
      <i className={styles.composer} />
    </div>
  );
}
