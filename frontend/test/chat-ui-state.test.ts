import { describe, expect, test } from 'vitest';
import { initialChatUi, nextChatUi, type ChatUiEvent, type ChatUiState } from '@/lib/client/chat-ui-state';

const after = (...events: ChatUiEvent[]): ChatUiState => events.reduce(nextChatUi, initialChatUi('chatkit'));

const defined = { type: 'defined' } as const;
const ready = { type: 'ready' } as const;
const timedOut = { type: 'timedOut' } as const;
const failed = { type: 'failed', reason: 'it fell over' } as const;

describe('ChatKit', () => {
  test('runs once its script defined the element and the element is ready', () => {
    expect(after()).toEqual({ phase: 'loading' });
    expect(after(defined)).toEqual({ phase: 'mounting' });
    expect(after(defined, ready)).toEqual({ phase: 'chatkit' });
  });

  test('is not waited for when it is not preferred', () => {
    expect(initialChatUi('built-in').phase).toBe('built-in');
  });

  test('keeps running when the time for becoming ready is over', () => {
    expect(after(defined, ready, timedOut)).toEqual({ phase: 'chatkit' });
  });
});

describe('the built-in chat takes over when', () => {
  test.each([
    ['the script cannot be loaded', [failed], 'it fell over'],
    ['the script defines nothing in time', [timedOut], 'its script did not define the element in time'],
    ['the element is not ready in time', [defined, timedOut], 'its element was not ready in time'],
    ['the element fails before it is ready', [defined, failed], 'it fell over'],
    ['the element fails while it runs', [defined, ready, failed], 'it fell over'],
  ])('%s', (_, events, reason) => {
    expect(after(...events)).toEqual({ phase: 'built-in', reason });
  });

  test('and stays, whatever ChatKit says later', () => {
    const fallen = after(timedOut);
    for (const event of [defined, ready, timedOut, failed]) expect(nextChatUi(fallen, event)).toBe(fallen);
  });
});

test('a ready element before it is defined, or a second definition, changes nothing', () => {
  expect(after(ready)).toEqual({ phase: 'loading' });
  expect(after(defined, ready, defined)).toEqual({ phase: 'chatkit' });
});
