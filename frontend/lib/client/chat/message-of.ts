import type { ThreadItem } from '../chatkit/types';
import type { ChatMessage } from './chat-state';

const ROLES: Partial<Record<string, ChatMessage['role']>> = {
  user_message: 'user',
  assistant_message: 'assistant',
};

/** The message that an item is, or undefined for the other types of items. */
export function messageOf({ id, type, content = [] }: ThreadItem): ChatMessage | undefined {
  const role = ROLES[type];
  return role && { id, role, parts: content.map(({ text }) => text) };
}
