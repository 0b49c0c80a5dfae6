'use client';

import { useEffect } from 'react';
import type { Tasks } from '@/lib/client/tasks';
import type { TasksState } from '@/lib/client/tasks-state';
import { useStore } from './use-store';

/** What the todos are now; they are loaded at once and whenever the page comes back into view. */
export function useTasks(tasks: Tasks): TasksState {
  const { refresh } = tasks;

  useEffect(() => {
    const refreshWhenVisible = (): void => {
      if (document.visibilityState === 'visible') refresh();
    };
    refresh();
    document.addEventListener('visibilitychange', refreshWhenVisible);
    return () => {
      document.removeEventListener('visibilitychange', refreshWhenVisible);
    };
  }, [refresh]);

  return useStore(tasks);
}
