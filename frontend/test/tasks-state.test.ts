import { expect, test } from 'vitest';
import { initialTasks, nextTasks } from '@/lib/client/tasks-state';

const milk = { id: 1, title: 'Milk', description: null, completed: false };
const call = { id: 2, title: 'Call', description: null, completed: true };
const loaded = nextTasks(initialTasks, { type: 'loaded', items: [milk, call] });

test('toggling and removing show at once', () => {
  expect(nextTasks(loaded, { type: 'toggled', id: 1 }).items).toEqual([{ ...milk, completed: true }, call]);
  expect(nextTasks(loaded, { type: 'removed', id: 2 }).items).toEqual([milk]);
});

test('a failure leaves the todos on screen, and loading them clears it', () => {
  const failed = nextTasks(loaded, { type: 'failed', failure: 'No connection' });
  expect(failed).toEqual({ items: [milk, call], failure: 'No connection' });
  expect(nextTasks(failed, { type: 'loaded', items: [] })).toEqual({ items: [], failure: undefined });
});
