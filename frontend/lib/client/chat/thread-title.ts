import type { Thread } from '../chatkit/types';

/** How a chat is called; one that has no title yet is told by its day. */
export function threadTitle({ title, created_at }: Thread): string {
  if (title !== undefined && title !== '') return title;
  const day = new Date(created_at).toLocaleDateString('en', { day: 'numeric', month: 'long' });
  return `Chat of ${day}`;
}
