'use client';

import { useEffect, useRef, useState } from 'react';
import type { TaskText } from '@/lib/client/tasks-client';
import type { Task } from '@/lib/client/types';
import { TaskEditor } from './task-editor';
import styles from './task-item.module.css';

interface TaskItemProps {
  readonly task: Task;
  readonly onEdit: (text: TaskText) => void;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
}

/** One todo: a checkbox with its title, and buttons that edit and delete it. */
export function TaskItem({ task, onEdit, onToggle, onRemove }: TaskItemProps) {
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);

  useEffect(() => {
    if (wasEditing.current && !editing) editButton.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  if (editing) {
    return (
      <li className={styles.item}>
        <TaskEditor
          task={task}
          onSave={(text) => {
            setEditing(false);
            onEdit(text);
          }}
          onCancel={() => {
            setEditing(false);
          }}
        />
      </li>
    );
  }
  return (
    <li className={`${styles.item ?? ''} ${styles.row ?? ''}`} data-completed={task.completed}>
      <label>
        <input type="checkbox" checked={task.completed} onChange={onToggle} />
        <span className={styles.title}>{task.title}</span>
      </label>
      <button
        ref={editButton}
        type="button"
        aria-label={`Edit ${task.title}`}
        onClick={() => {
          setEditing(true);
        }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="m5 19 1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L9 18l-4 1Z" />
        </svg>
      </button>
      <button type="button" className={styles.delete} aria-label={`Delete ${task.title}`} onClick={onRemove}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 7h14M10 7V4.5h4V7m-7.5 0 .8 12.5h9.4L17.5 7" />
        </svg>
      </button>
      {task.description !== '' && <p>{task.description}</p>}
    </li>
  );
}
