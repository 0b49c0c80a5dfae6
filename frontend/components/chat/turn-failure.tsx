import type { Failure } from '@/lib/client/chat/chat-state';
import styles from './turn-failure.module.css';

interface TurnFailureProps {
  readonly failure: Failure;
  readonly onRetry: () => void;
}

/** Says why something is missing, and offers another attempt where that may help. */
export function TurnFailure({ failure: { message, canRetry }, onRetry }: TurnFailureProps) {
  return (
    <div className={`alert ${styles.failure ?? ''}`} role="alert">
      <span>{message}</span>
      {canRetry && (
        <button type="button" className="button-quiet" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
