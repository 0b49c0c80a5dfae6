import styles from './history-skeleton.module.css';

/** The outlines of messages that are being loaded. */
export function HistorySkeleton() {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">Loading messages</span>
      <i />
      <i />
      <i />
    </div>
  );
}
