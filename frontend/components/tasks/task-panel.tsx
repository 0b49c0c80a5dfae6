'use client';

import { useState } from 'react';
import type { Tasks } from '@/hooks/use-tasks';
import { TaskItem } from './task-item';
import styles from './task-panel.module.css';

/** The todos, open ones first. On a narrow screen the list is folded away behind its heading. */
export function TaskPanel({ tasks }: { readonly tasks: Tasks }) {
  const [isOpen, setIsOpen] = useState(false);
  const { items, failure, refresh, toggle, remove } = tasks;
  const open = items?.filter(({ completed }) => !completed) ?? [];
  const completed = items?.filter((task) => task.completed) ?? [];

  return (
    <aside className={styles.panel} aria-labelledby="tasks-heading">
      <div className={styles.heading}>
        <h2 id="tasks-heading">Your todos</h2>
        {items !== undefined && <span className={styles.count}>{open.length} open</span>}
        <button
          type="button"
          className={`button-quiet ${styles.fold ?? ''}`}
          aria-expanded={isOpen}
          aria-controls="tasks"
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isOpen ? 'Hide' : 'Show'} <span className="visually-hidden">todos</span>
        </button>
      </div>
      <div id="tasks" className={styles.body} data-open={isOpen}>
        {failure !== undefined && (
          <div className={`alert ${styles.failure ?? ''}`} role="alert">
            <span>{failure}</span>
            <button type="button" className="button-quiet" onClick={refresh}>
              Reload
            </button>
          </div>
        )}
        {items?.length === 0 && (
          <p className={styles.empty}>Nothing here yet. Tell the assistant what to add.</p>
        )}
        {open.length > 0 && (
          <ul aria-label="Open todos">
            {open.map((task) => (
              <TaskItem key={task.id} task={task} onToggle={toggle} onRemove={remove} />
            ))}
          </ul>
        )}
        {completed.length > 0 && (
          <>
            <h3>Completed</h3>
            <ul aria-label="Completed todos">
              {completed.map((task) => (
                <TaskItem key={task.id} task={task} onToggle={toggle} onRemove={remove} />
              ))}
            </ul>
          </>
        )}
      </div>
    </aside>
  );
}
