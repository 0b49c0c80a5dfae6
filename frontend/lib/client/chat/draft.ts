import { createStore, type Store } from '../store';

/** The text that a user has not sent yet. */
export interface Draft extends Omit<Store<string, string>, 'dispatch'> {
  readonly set: (text: string) => void;
}

/**
 * Opens a user's draft. It is kept in the browser's tab, so it outlives a reload and a new sign-in; where
 * storage is refused it lives as long as the page.
 */
export function openDraft(userId: string): Draft {
  const key = `draft:${userId}`;
  const stored = attempt(() => sessionStorage.getItem(key)) ?? '';
  const { getState, subscribe, dispatch } = createStore((_before: string, text: string) => text, stored);
  return {
    getState,
    subscribe,
    set: (text) => {
      dispatch(text);
      attempt(() => {
        if (text === '') sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, text);
      });
    },
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
