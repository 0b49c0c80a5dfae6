import type { Task } from './types';

/** What the list of todos shows. */
export interface TasksState {
  /** In the order of their creation; `undefined` until they were loaded once. */
  readonly items: readonly Task[] | undefined;
  /** Why the todos could not be loaded when they were last asked for. */
  readonly unavailable: string | undefined;
  /** Why the last change did not succeed. */
  readonly failure: string | undefined;
  /** What was done last, for people who do not see the list change. */
  readonly announcement: string;
}

/** What happens to the list of todos. */
export type TasksEvent =
  | { readonly type: 'loaded'; readonly items: readonly Task[] }
  | { readonly type: 'unavailable'; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'announced'; readonly announcement: string }
  /** A todo is new, changed, or back again because it could not be removed. */
  | { readonly type: 'put'; readonly task: Task }
  | { readonly type: 'removed'; readonly id: number };

/** The list before it was loaded. */
export const initialTasks: TasksState = {
  items: undefined,
  unavailable: undefined,
  failure: undefined,
  announcement: '',
};

/** The list after an event. Changes show before the backend confirmed them; a failed one is put back. */
export function nextTasks(state: TasksState, event: TasksEvent): TasksState {
  const items = state.items ?? [];
  const inNewList = (changed: readonly Task[]): TasksState => ({
    ...state,
    items: changed,
    failure: undefined,
  });
  switch (event.type) {
    case 'loaded':
      return { ...state, items: event.items, unavailable: undefined };
    case 'unavailable':
      return { ...state, unavailable: event.reason };
    case 'failed':
      return { ...state, failure: event.reason };
    case 'announced':
      return { ...state, announcement: event.announcement };
    case 'put': {
      const others = items.filter(({ id }) => id !== event.task.id);
      return inNewList([...others, event.task].sort((one, other) => one.id - other.id));
    }
    case 'removed':
      return inNewList(items.filter(({ id }) => id !== event.id));
  }
}
