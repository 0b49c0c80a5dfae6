import { useId, type ComponentProps } from 'react';
import styles from './field.module.css';

interface FieldProps extends ComponentProps<'input'> {
  readonly label: string;
  /** A line below the input, read out with it. @default - none */
  readonly hint?: string;
}

/** A required input with its label. */
export function Field({ label, hint, ...input }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} required aria-describedby={hint === undefined ? undefined : hintId} {...input} />
      {hint !== undefined && <small id={hintId}>{hint}</small>}
    </div>
  );
}
