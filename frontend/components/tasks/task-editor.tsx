'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { DESCRIPTION_LENGTH, TITLE_LENGTH } from '@/lib/client/task-limits';
import type { TaskText } from '@/lib/client/tasks-client';
import type { Task } from '@/lib/client/types';
import styles from './task-editor.module.css';

interface TaskEditorProps {
  readonly task: Task;
  readonly onSave: (text: TaskText) => void;
  readonly onCancel: () => void;
}

/** Title and description of a todo to write in. Escape leaves them as they were. */
export function TaskEditor({ task, onSave, onCancel }: TaskEditorProps) {
  const [title, setTitle] = useState(task.title);
  const [description, setDescription] = useState(task.description);
  const first = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    first.current?.select();
  }, []);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (title.trim() !== '') onSave({ title: title.trim(), description: description.trim() });
  };
  const cancelOnEscape = (event: KeyboardEvent): void => {
    // While an input method composes a word, Escape belongs to it.
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onCancel();
  };

  return (
    <form
      className={styles.editor}
      onSubmit={submit}
      onKeyDown={cancelOnEscape}
      aria-label={`Edit ${task.title}`}
    >
      <label htmlFor={`${id}-title`}>Title</label>
      <input
        ref={first}
        id={`${id}-title`}
        required
        autoComplete="off"
        maxLength={TITLE_LENGTH}
        value={title}
        onChange={(event) => {
          setTitle(event.target.value);
        }}
      />
      <label htmlFor={`${id}-description`}>Description</label>
      <textarea
        id={`${id}-description`}
        rows={2}
        maxLength={DESCRIPTION_LENGTH}
        value={description}
        onChange={(event) => {
          setDescription(event.target.value);
        }}
      />
      <div className={styles.actions}>
        <button type="submit" className="button-quiet" disabled={title.trim() === ''}>
          Save
        </button>
        <button type="button" className="button-quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
