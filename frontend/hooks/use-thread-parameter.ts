'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** The thread that the page's address names, and ways to another. */
export interface ThreadParameter {
  readonly threadId: string | undefined;
  /** Goes to a thread, or to none; one can come back. */
  readonly push: (threadId: string | undefined) => void;
  /** Names another thread without a new place in the browser's history. */
  readonly replace: (threadId: string | undefined) => void;
}

/** The address of the page that shows a thread. */
export function threadAddress(threadId: string | undefined): string {
  return threadId === undefined ? '/' : `/?thread=${encodeURIComponent(threadId)}`;
}

/** Keeps the thread in the address, so that reload, back and forward, and links work. */
export function useThreadParameter(): ThreadParameter {
  const threadId = useSearchParams().get('thread') ?? undefined;
  // The router follows the browser's own history without asking the server for the page again.
  const push = useCallback((next: string | undefined) => {
    window.history.pushState(null, '', threadAddress(next));
  }, []);
  const replace = useCallback((next: string | undefined) => {
    window.history.replaceState(null, '', threadAddress(next));
  }, []);
  return { threadId, push, replace };
}
