'use client';

import { useEffect } from 'react';
import { authClient } from '@/lib/client/auth-client';

/**
 * Notices when the page's user is signed in no longer, also by another tab. Asking for the session, now and when the
 * window comes back into focus, is also what prolongs it.
 */
export function useSessionEnd(userId: string, onSignedOut: () => void): void {
  const { data, isPending, error } = authClient.useSession();
  const isOver = !isPending && error === null && data?.user.id !== userId;

  useEffect(() => {
    if (isOver) onSignedOut();
  }, [isOver, onSignedOut]);
}
