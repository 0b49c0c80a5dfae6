import type { KeyboardEvent, RefObject } from 'react';
import { useStore } from '@/hooks/use-store';
import type { Chat } from '@/lib/client/chat/chat';
import type { Draft } from '@/lib/client/chat/draft';
import { openFailure } from '@/lib/client/chat/open-failure';
import type { ThreadList } from '@/lib/client/chat/thread-list';
import { threadTitle } from '@/lib/client/chat/thread-title';
import { Announcer } from './announcer';
import { ChatBar } from './chat-bar';
import styles from './chat-pane.module.css';
import { Composer } from './composer';
import { HistorySkeleton } from './history-skeleton';
import { MessageLog } from './message-log';
import { TurnFailure } from './turn-failure';
import { Welcome } from './welcome';

interface ChatPaneProps {
  readonly chat: Chat;
  readonly list: ThreadList;
  readonly draft: Draft;
  readonly userName: string;
  /** The field where messages are written. */
  readonly composer: RefObject<HTMLTextAreaElement | null>;
  readonly onNew: () => void;
  readonly onShowThreads: () => void;
}

/** One chat: its messages, and where one writes the next. Escape stops an answer. */
export function ChatPane({ chat, list, draft, userName, composer, onNew, onShowThreads }: ChatPaneProps) {
  const state = useStore(chat);
  const { threads } = useStore(list);
  const { threadId, history, messages, turn } = state;
  const thread = threads.find(({ id }) => id === threadId);
  const failure = typeof history === 'object' ? history : openFailure(state);
  const isEmpty = messages.length === 0;

  const send = (text: string): void => {
    void chat.send(text);
    composer.current?.focus();
  };
  const retry = (): void => {
    void (typeof history === 'object' ? chat.load() : chat.retry());
    // The button goes away with the failure.
    composer.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes a word, Escape belongs to it.
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) chat.stop();
  };

  return (
    <section className={styles.pane} aria-labelledby="chat-heading" onKeyDown={onKeyDown}>
      <ChatBar
        title={thread ? threadTitle(thread) : threadId === undefined ? 'New chat' : 'Chat'}
        onNew={onNew}
        onShowThreads={onShowThreads}
      />
      <MessageLog state={state} onLoadEarlier={() => void chat.loadEarlier()}>
        {history === 'loading' && isEmpty && <HistorySkeleton />}
        {history === 'ready' && isEmpty && turn === undefined && (
          <Welcome userName={userName} onPick={send} />
        )}
        {failure && <TurnFailure failure={failure} onRetry={retry} />}
      </MessageLog>
      <Composer
        draft={draft}
        field={composer}
        isAnswering={turn !== undefined}
        isDisabled={typeof history === 'object'}
        onSend={send}
        onStop={chat.stop}
      />
      <Announcer key={threadId} turn={turn} messages={messages} />
    </section>
  );
}
