'use client';

import { useRef, useState, type SubmitEvent } from 'react';
import type { Tasks } from '@/lib/client/tasks';
import { randomKey } from '@/lib/client/random-key';
import { TITLE_LENGTH } from '@/lib/client/task-limits';
import styles from './new-task.module.css';

/** A line in which a todo is written; it is emptied when the backend has it. */
export function NewTask({ onAdd }: { readonly onAdd: Tasks['add'] }) {
  const [title, setTitle] = useState('');
  const [pending, setPending] = useState(false);
  // A title that is sent again after a failure is the same todo.
  const attempt = useRef({ title: '', key: '' });
  const written = title.trim();

  const submit = async (): Promise<void> => {
    if (attempt.current.title !== written) attempt.current = { title: written, key: randomKey() };
    setPending(true);
    const added = await onAdd({ title: written, description: '' }, attempt.current.key);
    setPending(false);
    if (!added) return;
    attempt.current = { title: '', key: '' };
    setTitle('');
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (written !== '' && !pending) void submit();
      }}
    >
      <input
        aria-label="New todo"
        placeholder="Add a todo"
        autoComplete="off"
        maxLength={TITLE_LENGTH}
        value={title}
        onChange={(event) => {
          setTitle(event.target.value);
        }}
      />
      <button type="submit" className="button-quiet" disabled={written === '' || pending}>
        Add
      </button>
    </form>
  );
}
