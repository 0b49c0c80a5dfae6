'use client';

import { useSyncExternalStore } from 'react';
import type { Store } from '@/lib/client/store';

/** The state of a store, followed. On the server it is the state that the store begins with. */
export function useStore<State>({
  subscribe,
  getState,
}: Pick<Store<State, never>, 'subscribe' | 'getState'>): State {
  return useSyncExternalStore(subscribe, getState, getState);
}
