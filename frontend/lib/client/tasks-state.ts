import type { Task } from './types';

/** What the list of todos shows. */
export interface TasksState {
  /** `undefined` until they were loaded once. */
  readonly items: readonly Task[] | undefined;
  /** Why the last action did not succeed. */
  readonly failure: string | undefined;
}

/** What happens to the list of todos. */
export type TasksEvent =
  | { readonly type: 'loaded'; readonly items: readonly Task[] }
  | { readonly type: 'failed'; readonly failure: string }
  | { readonly type: 'toggled'; readonly id: number }
  | { readonly type: 'removed'; readonly id: number };

/** The list before it was loaded. */
export const initialTasks: TasksState = { items: undefined, failure: undefined };

/** The list after an event. Toggling and removing show at once; what is loaded afterwards is the truth. */
export function nextTasks(state: TasksState, event: TasksEvent): TasksState {
  switch (event.type) {
    case 'loaded':
      return { items: event.items, failure: undefined };
    case 'failed':
      return { ...state, failure: event.failure };
    case 'toggled':
      return {
        ...state,
        items: state.items?.map((task) =>
          task.id === event.id ? { ...task, completed: !task.completed } : task,
        ),
      };
    case 'removed':
      return { ...state, items: state.items?.filter(({ id }) => id !== event.id) };
  }
}
