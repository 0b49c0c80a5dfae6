import { coalesce } from './coalesce';
import { errorMessage } from './error-message';
import { createStore, type Store } from './store';
import type { TasksClient, TaskText } from './tasks-client';
import { initialTasks, nextTasks, type TasksEvent, type TasksState } from './tasks-state';
import type { Task } from './types';

/** The user's todos and what one can do with them. Failures are told in the state. */
export interface Tasks extends Pick<Store<TasksState, TasksEvent>, 'getState' | 'subscribe'> {
  /** Asks the backend again; several calls in a row may become one request. */
  readonly refresh: () => void;
  /** Resolves to whether it was added. Called again with the same key, it is not added twice. */
  readonly add: (text: TaskText, key: string) => Promise<boolean>;
  readonly edit: (task: Task, text: TaskText) => Promise<boolean>;
  readonly toggle: (task: Task) => Promise<boolean>;
  readonly remove: (task: Task) => Promise<boolean>;
}

/** A change of the list. */
interface Change {
  /** What shows at once, and what takes it back when the backend refuses. @default - nothing */
  readonly optimistic?: { readonly shown: TasksEvent; readonly undo: TasksEvent };
  /** Has the backend do it; what it made of it is shown. */
  readonly perform: () => Promise<TasksEvent>;
  /** What is said when it is done. */
  readonly done: string;
}

/** Makes the todos of one user. They are empty until `refresh` is called. */
export function createTasks(client: TasksClient): Tasks {
  const { getState, subscribe, dispatch } = createStore(nextTasks, initialTasks);
  // While changes are under way, a list that arrives may not have them yet.
  let changes = 0;

  const refresh = coalesce(async (isOutdated) => {
    const event = await client.list().then(
      (items): TasksEvent => ({ type: 'loaded', items }),
      (error: unknown): TasksEvent => ({ type: 'unavailable', reason: errorMessage(error) }),
    );
    if (changes === 0 && !isOutdated()) dispatch(event);
  });

  const change = async ({ optimistic, perform, done }: Change): Promise<boolean> => {
    changes += 1;
    if (optimistic) dispatch(optimistic.shown);
    try {
      dispatch(await perform());
      dispatch({ type: 'announced', announcement: done });
      return true;
    } catch (error) {
      if (optimistic) dispatch(optimistic.undo);
      dispatch({ type: 'failed', reason: errorMessage(error) });
      return false;
    } finally {
      changes -= 1;
      if (changes === 0) refresh();
    }
  };
  /** Shows `changed` in the place of `task` until the backend has answered. */
  const replace = (task: Task, changed: Task, perform: () => Promise<Task>, done: string): Promise<boolean> =>
    change({
      optimistic: { shown: put(changed), undo: put(task) },
      perform: async () => put(await perform()),
      done,
    });

  return {
    getState,
    subscribe,
    refresh,
    add: (text, key) =>
      change({ perform: async () => put(await client.add(text, key)), done: `Added ${text.title}` }),
    edit: (task, text) =>
      replace(task, { ...task, ...text }, () => client.edit(task.id, text), `Changed ${text.title}`),
    toggle: (task) => {
      const completed = !task.completed;
      const done = `${completed ? 'Completed' : 'Opened'} ${task.title}`;
      return replace(task, { ...task, completed }, () => client.complete(task.id, completed), done);
    },
    remove: (task) => {
      const gone: TasksEvent = { type: 'removed', id: task.id };
      const perform = async (): Promise<TasksEvent> => {
        await client.remove(task.id);
        return gone;
      };
      return change({ optimistic: { shown: gone, undo: put(task) }, perform, done: `Deleted ${task.title}` });
    },
  };
}

const put = (task: Task): TasksEvent => ({ type: 'put', task });
