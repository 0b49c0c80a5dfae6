import { expect, test } from 'vitest';
import { threadTitle } from '@/lib/client/chat/thread-title';

test('a chat is called by its title, and one without a title by its day', () => {
  const created_at = '2026-11-21T12:00:00Z';
  expect(threadTitle({ id: 'a', title: 'Milk', created_at })).toBe('Milk');
  expect(threadTitle({ id: 'a', created_at })).toBe('Chat of November 21');
});
