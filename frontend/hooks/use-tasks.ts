'use client';

import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { BackendClient } from '@/lib/client/backend-client';
import { errorMessage } from '@/lib/client/error-message';
import { initialTasks, nextTasks, type TasksState } from '@/lib/client/tasks-state';
import type { Task } from '@/lib/client/types';

/** The user's todos and what one can do with them. */
export interface Tasks extends TasksState {
  /** Asks the backend again. */
  readonly refresh: () => void;
  readonly toggle: (task: Task) => void;
  readonly remove: (task: Task) => void;
}

/** The user's todos, loaded at once and whenever the page comes back into view. */
export function useTasks(client: BackendClient): Tasks {
  const [state, dispatch] = useReducer(nextTasks, initialTasks);
  // Of several lists under way only the one asked for last counts.
  const latest = useRef(0);

  const refresh = useCallback(async () => {
    const current = ++latest.current;
    try {
      const items = await client.listTasks();
      if (current === latest.current) dispatch({ type: 'loaded', items });
    } catch (error) {
      if (current === latest.current) dispatch({ type: 'failed', failure: errorMessage(error) });
    }
  }, [client]);

  useEffect(() => {
    const refreshWhenVisible = (): void => {
      if (document.visibilityState === 'visible') void refresh();
    };
    void refresh();
    document.addEventListener('visibilitychange', refreshWhenVisible);
    return () => {
      document.removeEventListener('visibilitychange', refreshWhenVisible);
    };
  }, [refresh]);

  /** Performs a change, then shows what became of the list; a failure stays on screen beside it. */
  const change = async (action: () => Promise<unknown>): Promise<void> => {
    latest.current += 1;
    const failure = await action().then(() => undefined, errorMessage);
    await refresh();
    if (failure !== undefined) dispatch({ type: 'failed', failure });
  };

  return {
    ...state,
    refresh: () => void refresh(),
    toggle: ({ id }) => {
      dispatch({ type: 'toggled', id });
      void change(() => client.toggleTask(id));
    },
    remove: ({ id }) => {
      dispatch({ type: 'removed', id });
      void change(() => client.deleteTask(id));
    },
  };
}
