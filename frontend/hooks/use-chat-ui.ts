'use client';

import { useEffect, useReducer, type Dispatch } from 'react';
import {
  initialChatUi,
  nextChatUi,
  PATIENCE_MS,
  type ChatUiEvent,
  type ChatUiState,
} from '@/lib/client/chat-ui-state';
import { errorMessage } from '@/lib/client/error-message';
import { loadChatKit } from '@/lib/client/load-chatkit';

/** Which chat to show now; what the chosen one reports goes to the dispatcher. */
export function useChatUi(preferred: 'chatkit' | 'built-in'): [ChatUiState, Dispatch<ChatUiEvent>] {
  const [state, dispatch] = useReducer(nextChatUi, preferred, initialChatUi);
  const { phase } = state;

  useEffect(() => {
    if (phase !== 'loading') return;
    loadChatKit().then(
      () => {
        dispatch({ type: 'defined' });
      },
      (error: unknown) => {
        dispatch({ type: 'failed', reason: errorMessage(error) });
      },
    );
  }, [phase]);

  useEffect(() => {
    if (phase !== 'loading' && phase !== 'mounting') return;
    const timer = setTimeout(() => {
      dispatch({ type: 'timedOut' });
    }, PATIENCE_MS[phase]);
    return () => {
      clearTimeout(timer);
    };
  }, [phase]);

  useEffect(() => {
    if (state.phase === 'built-in') console.info(`ChatKit is not used: ${state.reason}.`);
  }, [state]);

  return [state, dispatch];
}
