'use client';

import styles from './view-switch.module.css';

/** The two halves of the page; a narrow screen shows one of them. */
export type View = 'chat' | 'todos';

interface ViewSwitchProps {
  readonly view: View;
  readonly onChange: (view: View) => void;
  /** How many todos are open; `undefined` while that is not known. */
  readonly open: number | undefined;
}

/** Chooses what a narrow screen shows; on a wide one, which shows both, it is not there. */
export function ViewSwitch({ view, onChange, open }: ViewSwitchProps) {
  const option = (value: View, label: string) => (
    <button
      type="button"
      aria-pressed={view === value}
      onClick={() => {
        onChange(value);
      }}
    >
      {label}
      {value === 'todos' && open !== undefined && (
        <span className={styles.count}>
          {open}
          <span className="visually-hidden"> open</span>
        </span>
      )}
    </button>
  );
  return (
    <div className={styles.switch} role="group" aria-label="Show">
      {option('chat', 'Chat')}
      {option('todos', 'Todos')}
    </div>
  );
}
