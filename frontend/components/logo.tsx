import styles from './logo.module.css';

/** The product's mark and name. */
export function Logo() {
  return (
    <span className={styles.logo}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path
          className={styles.bubble}
          d="M8 3h16a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-9l-7 5v-5a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6Z"
        />
        <path className={styles.check} d="m10 14.5 4.2 4.2L22.5 10" />
      </svg>
      <span className={styles.name}>Todo Chat</span>
    </span>
  );
}
