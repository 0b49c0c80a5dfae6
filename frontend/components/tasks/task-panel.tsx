'use client';

import { useRef, useState } from 'react';
import type { Tasks } from '@/lib/client/tasks';
import type { TasksState } from '@/lib/client/tasks-state';
import { Failure } from './failure';
import { NewTask } from './new-task';
import { TaskFilter, type Shown } from './task-filter';
import { TaskList } from './task-list';
import styles from './task-panel.module.css';

interface TaskPanelProps {
  readonly tasks: Tasks;
  /** What {@link tasks} are now. */
  readonly state: TasksState;
}

/** The todos: all, the open or the completed ones, newest first, and a line to add one by hand. */
export function TaskPanel({ tasks, state }: TaskPanelProps) {
  const [shown, setShown] = useState<Shown>('all');
  const body = useRef<HTMLDivElement>(null);
  const { items, unavailable, failure, announcement } = state;
  const visible = items?.filter(({ completed }) => shown === 'all' || completed === (shown === 'completed'));

  return (
    <aside className={styles.panel} aria-labelledby="tasks-heading">
      <div className={styles.heading}>
        <h2 id="tasks-heading">Your todos</h2>
        <TaskFilter shown={shown} onChange={setShown} items={items} />
      </div>
      <NewTask onAdd={tasks.add} />
      <div className={styles.body} ref={body} tabIndex={-1}>
        {unavailable !== undefined && <Failure message={unavailable} onReload={tasks.refresh} />}
        {failure !== undefined && failure !== unavailable && <Failure message={failure} />}
        {visible === undefined && unavailable === undefined && <Loading />}
        {visible?.length === 0 && (
          <p className={styles.empty}>{EMPTY[items?.length === 0 ? 'all' : shown]}</p>
        )}
        {visible !== undefined && visible.length > 0 && (
          <TaskList
            items={visible}
            tasks={tasks}
            // The focus would be lost with the row that had it.
            onRowGone={() => body.current?.focus()}
            leaves={(task) => shown === (task.completed ? 'completed' : 'open')}
          />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </aside>
  );
}

const EMPTY: Record<Shown, string> = {
  all: 'Nothing here yet. Tell the assistant what to add, or write it above.',
  open: 'Everything is done.',
  completed: 'Nothing is done yet.',
};

function Loading() {
  return (
    <div className={styles.loading} role="status">
      <span className="visually-hidden">Loading your todos</span>
      <i />
      <i />
      <i />
    </div>
  );
}
