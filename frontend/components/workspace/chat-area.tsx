'use client';

import { useSyncExternalStore } from 'react';
import { preferredChat } from '@/lib/client/preferred-chat';
import { publicConfig } from '@/lib/client/public-config';
import { ChatSkeleton } from './chat-skeleton';
import { ChosenChat, type ChatProps } from './chosen-chat';

/** The chat: ChatKit or the built-in one, as configuration and circumstances say; a sketch of it until then. */
export function ChatArea(props: ChatProps) {
  // The page as rendered by the server knows neither its own address nor the configuration.
  const config = useSyncExternalStore(neverChanges, publicConfig, () => undefined);
  if (config === undefined) return <ChatSkeleton />;
  return <ChosenChat preferred={preferredChat(config, location.hostname)} {...props} />;
}

const neverChanges = (): (() => void) => () => undefined;
