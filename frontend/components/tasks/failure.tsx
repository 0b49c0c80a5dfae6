import styles from './failure.module.css';

interface FailureProps {
  readonly message: string;
  /** Tries again. @default - there is nothing to try */
  readonly onReload?: () => void;
}

/** Says what went wrong with the todos. */
export function Failure({ message, onReload }: FailureProps) {
  return (
    <div className={`alert ${styles.failure ?? ''}`} role="alert">
      <span>{message}</span>
      {onReload && (
        <button type="button" className="button-quiet" onClick={onReload}>
          Reload
        </button>
      )}
    </div>
  );
}
