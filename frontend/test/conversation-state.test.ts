import { describe, expect, test } from 'vitest';
import {
  initialConversation,
  nextConversation,
  type ConversationEvent,
  type ConversationState,
} from '@/lib/client/conversation-state';

const after = (...events: ConversationEvent[]): ConversationState =>
  events.reduce(nextConversation, initialConversation);

const history: ConversationEvent = {
  type: 'loaded',
  id: 4,
  messages: [{ role: 'assistant', content: 'Hello' }],
};

describe('a conversation', () => {
  test('continues the one that was loaded', () => {
    expect(after(history)).toMatchObject({ phase: 'ready', id: 4, messages: [{ content: 'Hello' }] });
  });

  test('shows a message at once, and its answer when it comes', () => {
    const sent = after(history, { type: 'sent', content: 'Add milk' });
    expect(sent).toMatchObject({ pending: true, messages: [{}, { role: 'user', content: 'Add milk' }] });
    const answered = nextConversation(sent, { type: 'answered', id: 4, content: 'Added' });
    expect(answered).toMatchObject({ pending: false, messages: [{}, {}, { role: 'assistant' }] });
  });

  test('gets its number with the first answer', () => {
    const empty: ConversationEvent = { type: 'loaded', id: undefined, messages: [] };
    const state = after(
      empty,
      { type: 'sent', content: 'Hi' },
      { type: 'answered', id: 9, content: 'Hello' },
    );
    expect(state.id).toBe(9);
  });

  test('keeps a message that failed, once, when it is sent again', () => {
    const failed = after(
      history,
      { type: 'sent', content: 'Add milk' },
      { type: 'failed', failure: 'The backend cannot be reached.', id: undefined },
    );
    expect(failed).toMatchObject({ pending: false, id: 4, failure: 'The backend cannot be reached.' });
    const again = nextConversation(failed, { type: 'sentAgain' });
    expect(again).toMatchObject({ pending: true, failure: undefined });
    expect(again.messages).toHaveLength(2);
  });

  test('stays in the conversation that the backend began before it failed', () => {
    const empty: ConversationEvent = { type: 'loaded', id: undefined, messages: [] };
    expect(after(empty, { type: 'sent', content: 'Hi' }, { type: 'failed', failure: 'No', id: 9 }).id).toBe(
      9,
    );
  });

  test('says when its history cannot be loaded, and forgets that when it is asked for again', () => {
    const unavailable = after({ type: 'unavailable', failure: 'No connection' });
    expect(unavailable).toMatchObject({ phase: 'unavailable', failure: 'No connection' });
    expect(nextConversation(unavailable, { type: 'loading' })).toEqual(initialConversation);
  });
});
