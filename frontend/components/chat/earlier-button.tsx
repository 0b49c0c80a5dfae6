import type { EarlierMessages } from '@/lib/client/chat/chat-state';
import styles from './earlier-button.module.css';

interface EarlierButtonProps {
  readonly earlier: EarlierMessages;
  readonly onLoad: () => void;
}

/** The way to the messages before those that are shown. */
export function EarlierButton({ earlier, onLoad }: EarlierButtonProps) {
  return (
    <div className={styles.earlier}>
      {earlier.failure !== undefined && (
        <p className="alert" role="alert">
          {earlier.failure}
        </p>
      )}
      <button type="button" className="button-quiet" disabled={earlier.isLoading} onClick={onLoad}>
        {earlier.isLoading ? 'Loading…' : 'Load earlier messages'}
      </button>
    </div>
  );
}
