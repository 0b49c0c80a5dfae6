import type { Task } from '@/lib/client/types';
import styles from './task-filter.module.css';

/** Which todos are on screen. */
export type Shown = 'all' | 'open' | 'completed';

interface TaskFilterProps {
  readonly shown: Shown;
  readonly onChange: (shown: Shown) => void;
  /** All todos; `undefined` while they are not known. */
  readonly items: readonly Task[] | undefined;
}

/** Chooses which todos are on screen, and says how many of each kind there are. */
export function TaskFilter({ shown, onChange, items = [] }: TaskFilterProps) {
  const open = items.filter(({ completed }) => !completed).length;
  const options: readonly (readonly [Shown, string, number])[] = [
    ['all', 'All', items.length],
    ['open', 'Open', open],
    ['completed', 'Done', items.length - open],
  ];
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">Which todos to show</legend>
      {options.map(([value, label, count]) => (
        <label key={value}>
          <input
            type="radio"
            name="shown"
            className="visually-hidden"
            checked={shown === value}
            onChange={() => {
              onChange(value);
            }}
          />
          {label} <span className={styles.count}>{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
