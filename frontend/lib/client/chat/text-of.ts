import type { ChatMessage } from './chat-state';

/** All that a message says. */
export function textOf({ parts }: ChatMessage): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
