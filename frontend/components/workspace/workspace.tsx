'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useConversation } from '@/hooks/use-conversation';
import { useTasks } from '@/hooks/use-tasks';
import { createBackendClient } from '@/lib/client/backend-client';
import type { WorkspaceUser } from '@/lib/client/types';
import { Chat } from '../chat/chat';
import { Logo } from '../logo';
import { TaskPanel } from '../tasks/task-panel';
import { AccountMenu } from './account-menu';
import styles from './workspace.module.css';

/** The page of a signed-in user: the chat, and beside it the todos that it changes. */
export function Workspace({ user }: { readonly user: WorkspaceUser }) {
  const router = useRouter();
  const client = useMemo(
    // Rendered anew without a session, the page is the sign-in page.
    () =>
      createBackendClient({
        userId: user.id,
        onSignedOut: () => {
          router.refresh();
        },
      }),
    [user.id, router],
  );
  const tasks = useTasks(client);
  const conversation = useConversation(client, tasks.refresh);

  return (
    <div className={styles.workspace}>
      <header className={styles.header}>
        <Logo />
        <AccountMenu user={user} />
      </header>
      <main className={styles.main}>
        <Chat conversation={conversation} userName={user.name} />
        <TaskPanel tasks={tasks} />
      </main>
    </div>
  );
}
