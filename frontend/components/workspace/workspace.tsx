'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { useSessionEnd } from '@/hooks/use-session-end';
import { useTasks } from '@/hooks/use-tasks';
import { createTasks } from '@/lib/client/tasks';
import { createTasksClient } from '@/lib/client/tasks-client';
import type { WorkspaceUser } from '@/lib/client/types';
import { Logo } from '../logo';
import { TaskPanel } from '../tasks/task-panel';
import { AccountMenu } from './account-menu';
import { ChatArea } from './chat-area';
import { ViewSwitch, type View } from './view-switch';
import styles from './workspace.module.css';

/** The page of a signed-in user: the chat, and beside it the todos that it changes. */
export function Workspace({ user }: { readonly user: WorkspaceUser }) {
  const router = useRouter();
  const [view, setView] = useState<View>('chat');
  // Rendered anew without a session, the page is the sign-in page.
  const onSignedOut = useCallback(() => {
    router.refresh();
  }, [router]);
  useSessionEnd(user.id, onSignedOut);
  const tasks = useMemo(
    () => createTasks(createTasksClient({ userId: user.id, onSignedOut })),
    [user.id, onSignedOut],
  );
  const state = useTasks(tasks);

  return (
    <div className={styles.workspace}>
      <header className={styles.header}>
        <Logo />
        <ViewSwitch
          view={view}
          onChange={setView}
          open={state.items?.filter(({ completed }) => !completed).length}
        />
        <AccountMenu user={user} />
      </header>
      <main className={styles.main} data-view={view}>
        <ChatArea user={user} onTasksChanged={tasks.refresh} onSignedOut={onSignedOut} />
        <TaskPanel tasks={tasks} state={state} />
      </main>
    </div>
  );
}
