/** State outside of React, in the form that `useSyncExternalStore` reads. */
export interface Store<State, Event> {
  readonly getState: () => State;
  /** Calls `listener` after each change, until the function it returns is called. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (event: Event) => void;
}

/** Makes a store whose state changes by a pure function only. */
export function createStore<State, Event>(
  next: (state: State, event: Event) => State,
  initial: State,
): Store<State, Event> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    dispatch: (event) => {
      const before = state;
      state = next(state, event);
      if (state !== before) for (const listener of listeners) listener();
    },
  };
}
