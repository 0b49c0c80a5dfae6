'use client';

import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { BackendClient } from '@/lib/client/backend-client';
import {
  initialConversation,
  nextConversation,
  type ConversationEvent,
  type ConversationState,
} from '@/lib/client/conversation-state';
import { errorMessage } from '@/lib/client/error-message';
import { RequestError } from '@/lib/client/request-error';

/** A chat and what one can do in it. */
export interface Conversation extends ConversationState {
  /** Sends a message and waits for the answer. */
  readonly send: (content: string) => void;
  /** Sends the last message again after a failure, or asks again for a history that did not load. */
  readonly retry: () => void;
  /** Leaves the current conversation for an empty one. */
  readonly startNew: () => void;
}

/**
 * The user's conversation, beginning with the history of the one last used.
 *
 * @param onTurn called after each answer or failure: todos may have changed.
 */
export function useConversation(client: BackendClient, onTurn: () => void): Conversation {
  const [state, dispatch] = useReducer(nextConversation, initialConversation);
  // Answers that arrive after another conversation was begun belong to the old one and are dropped.
  const epoch = useRef(0);

  const within = useCallback((current: number, event: ConversationEvent): void => {
    if (current === epoch.current) dispatch(event);
  }, []);

  const load = useCallback(async () => {
    const current = ++epoch.current;
    dispatch({ type: 'loading' });
    try {
      const id = await client.latestConversationId();
      const messages = id === undefined ? [] : await client.listMessages(id);
      within(current, { type: 'loaded', id, messages });
    } catch (error) {
      within(current, { type: 'unavailable', failure: errorMessage(error) });
    }
  }, [client, within]);

  useEffect(() => {
    void load();
  }, [load]);

  const ask = async (content: string): Promise<void> => {
    const current = epoch.current;
    try {
      const reply = await client.chat(content, state.id);
      within(current, { type: 'answered', id: reply.conversation_id, content: reply.response });
    } catch (error) {
      const id = error instanceof RequestError ? error.conversationId : undefined;
      within(current, { type: 'failed', failure: errorMessage(error), id });
    }
    onTurn();
  };

  return {
    ...state,
    send: (content) => {
      dispatch({ type: 'sent', content });
      void ask(content);
    },
    retry: () => {
      const last = state.messages.findLast(({ role }) => role === 'user');
      if (state.phase === 'unavailable' || last === undefined) {
        void load();
        return;
      }
      dispatch({ type: 'sentAgain' });
      void ask(last.content);
    },
    startNew: () => {
      epoch.current += 1;
      dispatch({ type: 'loaded', id: undefined, messages: [] });
    },
  };
}
