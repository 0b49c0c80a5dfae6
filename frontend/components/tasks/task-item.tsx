import type { Task } from '@/lib/client/types';
import styles from './task-item.module.css';

interface TaskItemProps {
  readonly task: Task;
  readonly onToggle: (task: Task) => void;
  readonly onRemove: (task: Task) => void;
}

/** One todo: a checkbox with its title, and a button that deletes it. */
export function TaskItem({ task, onToggle, onRemove }: TaskItemProps) {
  return (
    <li className={styles.item} data-completed={task.completed}>
      <label>
        <input
          type="checkbox"
          checked={task.completed}
          onChange={() => {
            onToggle(task);
          }}
        />
        <span className={styles.title}>{task.title}</span>
      </label>
      <button
        type="button"
        aria-label={`Delete ${task.title}`}
        onClick={() => {
          onRemove(task);
        }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 7h14M10 7V4.5h4V7m-7.5 0 .8 12.5h9.4L17.5 7" />
        </svg>
      </button>
      {task.description !== null && task.description !== '' && <p>{task.description}</p>}
    </li>
  );
}
