import { vi } from 'vitest';
import type { ChatKitClient } from '@/lib/client/chatkit/chatkit-client';
import type { ThreadEvent } from '@/lib/client/chatkit/types';

/** What a server says in a stream: events, then a proper end or an error. */
export type Script = readonly (ThreadEvent | Error)[];

/** A client whose calls are all mocks; each stream needs a script, each other call an answer. */
export function scriptedClient() {
  return {
    listThreads: vi.fn<ChatKitClient['listThreads']>(),
    getThread: vi.fn<ChatKitClient['getThread']>(),
    renameThread: vi.fn<ChatKitClient['renameThread']>(),
    deleteThread: vi.fn<ChatKitClient['deleteThread']>(),
    listItems: vi.fn<ChatKitClient['listItems']>(),
    sendMessage: vi.fn<ChatKitClient['sendMessage']>(),
    retryAfter: vi.fn<ChatKitClient['retryAfter']>(),
  };
}

/** A stream that tells a script. */
export async function* tell(...script: Script): AsyncGenerator<ThreadEvent> {
  for (const step of script) {
    if (step instanceof Error) throw step;
    yield await Promise.resolve(step);
  }
}

/** A stream that tells a script and then goes on until the signal aborts, as an open connection does. */
export async function* tellUntilAborted(
  signal: AbortSignal | undefined,
  ...script: Script
): AsyncGenerator<ThreadEvent> {
  yield* tell(...script);
  signal?.throwIfAborted();
  await new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('Aborted', 'AbortError'));
    });
  });
}
