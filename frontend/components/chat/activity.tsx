import styles from './activity.module.css';
import { AssistantMark } from './assistant-mark';

/** The assistant is at work; `progress` says what it does, when that is known. */
export function Activity({ progress }: { readonly progress: string | undefined }) {
  return (
    <div className={styles.activity} aria-hidden="true">
      <AssistantMark isWorking />
      <span className={styles.dots}>
        <i />
        <i />
        <i />
      </span>
      {progress}
    </div>
  );
}
