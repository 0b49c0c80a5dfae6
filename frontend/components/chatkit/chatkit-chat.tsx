'use client';

import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { useEffect, useMemo, useState } from 'react';
import { useMediaQuery } from '@/hooks/use-media-query';
import { useThreadParameter } from '@/hooks/use-thread-parameter';
import { createChatKitFetch } from '@/lib/client/chatkit-fetch';
import { SUGGESTIONS } from '@/lib/client/suggestions';
import type { WorkspaceUser } from '@/lib/client/types';
import { watchChatKitFrame } from '@/lib/client/watch-chatkit-frame';
import styles from './chatkit-chat.module.css';

interface ChatKitChatProps {
  readonly user: WorkspaceUser;
  readonly domainKey: string;
  /** The element is there to be used. */
  readonly onReady: () => void;
  /** The element shows nothing useful any more. */
  readonly onFailed: (reason: string) => void;
  readonly onTasksChanged: () => void;
  readonly onSignedOut: () => void;
}

/** Errors of the element after which it shows nothing useful any more; it tells others by itself. */
const FATAL = new Set(['DomainVerificationRequestError', 'FatalAppError', 'IntegrationError']);

/** OpenAI's ChatKit element, talking to this application's own backend. Its script must be loaded. */
export function ChatKitChat(props: ChatKitChatProps) {
  const { user, domainKey, onReady, onFailed, onTasksChanged, onSignedOut } = props;
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const { threadId: namedThread, replace } = useThreadParameter();
  // Only how it begins: afterwards the element leads and the address follows.
  const [initialThread] = useState(namedThread ?? null);
  const fetch = useMemo(() => createChatKitFetch({ onSignedOut }), [onSignedOut]);

  const { control, ref, setThreadId } = useChatKit({
    api: { url: '/api/backend/chatkit', domainKey, fetch },
    frameTitle: 'Chat',
    initialThread,
    theme: {
      colorScheme: isDark ? 'dark' : 'light',
      radius: 'round',
      color: { accent: { primary: isDark ? '#4fc3a4' : '#0e6f5c', level: 1 } },
    },
    history: { enabled: true, showDelete: true, showRename: true },
    startScreen: {
      greeting: `Hello ${user.name}. What do you have to do?`,
      prompts: SUGGESTIONS.map((suggestion) => ({ label: suggestion, prompt: suggestion })),
    },
    composer: { placeholder: 'What do you have to do?' },
    onReady,
    onError: ({ error }) => {
      if (FATAL.has(error.name)) onFailed(`it failed with ${error.name}`);
      else if (error.name === 'InitialThreadLoadError') void setThreadId(null);
    },
    onEffect: ({ name }) => {
      if (name === 'tasks_changed') onTasksChanged();
    },
    onResponseEnd: onTasksChanged,
    onThreadChange: ({ threadId }) => {
      replace(threadId ?? undefined);
    },
  });

  useEffect(() => {
    if (ref.current === null) return;
    return watchChatKitFrame(ref.current, () => {
      onFailed('it took its frame away');
    });
  }, [ref, onFailed]);

  return <ChatKit control={control} className={styles.chatkit} />;
}
