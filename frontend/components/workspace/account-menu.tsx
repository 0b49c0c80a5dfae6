'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { authClient } from '@/lib/client/auth-client';
import type { WorkspaceUser } from '@/lib/client/types';
import styles from './account-menu.module.css';

/** Who is signed in, and the way out. */
export function AccountMenu({ user }: { readonly user: WorkspaceUser }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  const signOut = (): void => {
    startTransition(async () => {
      await authClient.signOut();
      router.refresh();
    });
  };

  return (
    <div className={styles.menu}>
      <span className={styles.initial} aria-hidden="true">
        {user.name.charAt(0).toUpperCase()}
      </span>
      <span className={styles.who}>
        <strong>{user.name}</strong>
        <span>{user.email}</span>
      </span>
      <button type="button" className="button-quiet" onClick={signOut} disabled={pending}>
        Sign out
      </button>
    </div>
  );
}
