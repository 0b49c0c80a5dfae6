import type { ChatState, Failure } from './chat-state';

/** What is to be said below the last message: a failure, or that the message still waits for an answer. */
export function openFailure({ turn, failure, unsent, messages }: ChatState): Failure | undefined {
  if (turn !== undefined) return undefined;
  if (failure !== undefined) return failure;
  if (unsent !== undefined) return { message: 'Your message was not sent.', canRetry: true };
  if (messages.at(-1)?.role === 'user') return { message: 'Your message has no answer.', canRetry: true };
  return undefined;
}
