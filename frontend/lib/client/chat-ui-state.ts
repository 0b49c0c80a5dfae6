/** Which chat the page shows, and how far ChatKit has come. */
export type ChatUiState =
  /** OpenAI's script is on its way. */
  | { readonly phase: 'loading' }
  /** Its element is in the page and does not show anything yet. */
  | { readonly phase: 'mounting' }
  /** ChatKit runs. */
  | { readonly phase: 'chatkit' }
  /** The built-in chat runs, to the end of the page's life. */
  | { readonly phase: 'built-in'; readonly reason: string };

/** What happens on the way. */
export type ChatUiEvent =
  /** The script defined its element. */
  | { readonly type: 'defined' }
  /** The element says that it is ready. */
  | { readonly type: 'ready' }
  /** The present phase has taken longer than {@link PATIENCE_MS}. */
  | { readonly type: 'timedOut' }
  /** ChatKit cannot go on, or the person does not want it. */
  | { readonly type: 'failed'; readonly reason: string };

/** How long each phase may take before the built-in chat is used instead, in milliseconds. */
export const PATIENCE_MS = { loading: 3_000, mounting: 5_000 } as const;

const TOO_LATE = {
  loading: 'its script did not define the element in time',
  mounting: 'its element was not ready in time',
} as const;

/** The page when it opens. */
export function initialChatUi(preferred: 'chatkit' | 'built-in'): ChatUiState {
  return preferred === 'chatkit'
    ? { phase: 'loading' }
    : { phase: 'built-in', reason: 'it is not wanted here' };
}

/** The page after an event. Events that come too late change nothing. */
export function nextChatUi(state: ChatUiState, event: ChatUiEvent): ChatUiState {
  if (state.phase === 'built-in') return state;
  switch (event.type) {
    case 'defined':
      return state.phase === 'loading' ? { phase: 'mounting' } : state;
    case 'ready':
      return state.phase === 'mounting' ? { phase: 'chatkit' } : state;
    case 'timedOut':
      return state.phase === 'chatkit' ? state : { phase: 'built-in', reason: TOO_LATE[state.phase] };
    case 'failed':
      return { phase: 'built-in', reason: event.reason };
  }
}
