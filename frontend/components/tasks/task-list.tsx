import type { Tasks } from '@/lib/client/tasks';
import type { Task } from '@/lib/client/types';
import { TaskItem } from './task-item';
import styles from './task-list.module.css';

interface TaskListProps {
  /** The todos to show, oldest first. */
  readonly items: readonly Task[];
  /** What one can do with them. */
  readonly tasks: Pick<Tasks, 'edit' | 'toggle' | 'remove'>;
  /** Whether a todo leaves the list when it is completed or opened again. */
  readonly leaves: (task: Task) => boolean;
  /** Called before the row that the person just used goes away. */
  readonly onRowGone: () => void;
}

/** Todos, newest first. */
export function TaskList({ items, tasks, leaves, onRowGone }: TaskListProps) {
  return (
    <ul className={styles.list} aria-label="Todos">
      {items.toReversed().map((task) => (
        <TaskItem
          key={task.id}
          task={task}
          onEdit={(text) => {
            void tasks.edit(task, text);
          }}
          onToggle={() => {
            if (leaves(task)) onRowGone();
            void tasks.toggle(task);
          }}
          onRemove={() => {
            onRowGone();
            void tasks.remove(task);
          }}
        />
      ))}
    </ul>
  );
}
