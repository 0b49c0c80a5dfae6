import styles from './assistant-mark.module.css';
import { Icon } from './icon';

/** The sign beside what the assistant says, or does while it is at work. */
export function AssistantMark({ isWorking = false }: { readonly isWorking?: boolean }) {
  return (
    <span className={styles.mark} data-working={isWorking}>
      <Icon name="spark" />
    </span>
  );
}
