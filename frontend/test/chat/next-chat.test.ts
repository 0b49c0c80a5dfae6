import { describe, expect, test } from 'vitest';
import { initialChat, type ChatEvent, type ChatState } from '@/lib/client/chat/chat-state';
import { nextChat } from '@/lib/client/chat/next-chat';
import { openFailure } from '@/lib/client/chat/open-failure';
import type { ThreadItem } from '@/lib/client/chatkit/types';

const user = (id: string, text: string): ThreadItem => ({ id, type: 'user_message', content: [{ text }] });
const assistant = (id: string, ...texts: string[]): ThreadItem => ({
  id,
  type: 'assistant_message',
  content: texts.map((text) => ({ text })),
});
const thread = { id: 'thr_1', created_at: '2026-11-21T08:00:00Z' };
const page = (...newestFirst: ThreadItem[]) => ({ data: newestFirst, has_more: false });

const after = (state: ChatState, ...events: ChatEvent[]): ChatState => events.reduce(nextChat, state);
const said = (state: ChatState): string[] => state.messages.map(({ parts }) => parts.join('|'));

const SENT: ChatEvent = { type: 'turn.sent', message: { text: 'Add milk', idempotencyKey: 'k1' } };
const sent = after(initialChat(undefined), SENT);
const stored = after(
  sent,
  { type: 'thread.created', thread },
  { type: 'thread.item.done', item: user('msg_1', 'Add milk') },
);
const delta = (text: string, index = 0): ChatEvent => ({
  type: 'thread.item.updated',
  item_id: 'msg_2',
  update: { type: 'assistant_message.content_part.text_delta', content_index: index, delta: text },
});
const speaking = after(stored, { type: 'thread.item.added', item: assistant('msg_2') }, delta('Add'));
const answered = after(speaking, { type: 'thread.item.done', item: assistant('msg_2', 'Added.') });

describe('a message', () => {
  test('shows at once, as one that is not stored', () => {
    expect(sent).toMatchObject({ turn: {}, messages: [{ id: 'k1', role: 'user', status: 'unsent' }] });
  });

  test('is the stored one as soon as the server has it', () => {
    expect(stored).toMatchObject({ threadId: 'thr_1', unsent: undefined });
    expect(stored.messages).toEqual([{ id: 'msg_1', role: 'user', parts: ['Add milk'] }]);
  });

  test('that was sent again takes the place of its first attempt', () => {
    const failed = after(sent, { type: 'turn.failed', failure: { message: 'No', canRetry: true } });
    const again = { text: 'Add milk', idempotencyKey: 'k2' };
    const state = after(failed, {
      type: 'turn.sent',
      message: again,
      ...(failed.unsent && { insteadOf: failed.unsent }),
    });
    expect(state).toMatchObject({ failure: undefined, turn: {}, messages: [{ id: 'k2' }] });
    expect(state.messages).toHaveLength(1);
  });

  test('that failed stays when another one is sent', () => {
    const state = after(
      sent,
      { type: 'turn.failed', failure: { message: 'No', canRetry: true } },
      { type: 'turn.sent', message: { text: 'Hello', idempotencyKey: 'k2' } },
    );
    expect(said(state)).toEqual(['Add milk', 'Hello']);
  });
});

describe('an answer', () => {
  test('grows with each delta', () => {
    expect(said(after(speaking, delta('ed')))).toEqual(['Add milk', 'Added']);
  });

  test('is what the server says it is when a part or the item is done', () => {
    const state = after(speaking, {
      type: 'thread.item.updated',
      item_id: 'msg_2',
      update: {
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: { text: 'Added milk.' },
      },
    });
    expect(said(state)).toEqual(['Add milk', 'Added milk.']);
    expect(state.messages.at(-1)?.status).toBe('partial');
    expect(answered.messages.at(-1)).toEqual({ id: 'msg_2', role: 'assistant', parts: ['Added.'] });
  });

  test('may have several parts, and a part may begin without being announced', () => {
    expect(said(after(speaking, delta('two', 1)))).toEqual(['Add milk', 'Add|two']);
    const announced = after(speaking, {
      type: 'thread.item.updated',
      item_id: 'msg_2',
      update: { type: 'assistant_message.content_part.added', content_index: 1, content: { text: 'b' } },
    });
    expect(said(announced)).toEqual(['Add milk', 'Add|b']);
  });

  test('can be removed or replaced by the server', () => {
    expect(said(after(answered, { type: 'thread.item.removed', item_id: 'msg_2' }))).toEqual(['Add milk']);
    const replaced = after(answered, { type: 'thread.item.replaced', item: assistant('msg_2', 'Other') });
    expect(said(replaced)).toEqual(['Add milk', 'Other']);
  });

  test('that is complete leaves nothing to say', () => {
    const state = after(answered, { type: 'turn.ended' });
    expect(state).toMatchObject({ turn: undefined, failure: undefined });
    expect(openFailure(state)).toBeUndefined();
  });

  test('tells what the agent does, until it speaks', () => {
    const working = after(stored, { type: 'progress_update', text: 'Adding a task…' });
    expect(working.turn).toEqual({ progress: 'Adding a task…' });
    expect(after(working, { type: 'thread.item.added', item: assistant('msg_2') }).turn).toEqual({});
  });

  test('that comes as a replay is the same as the first time', () => {
    const state = after(
      sent,
      { type: 'thread.created', thread },
      { type: 'thread.item.done', item: user('msg_1', 'Add milk') },
      { type: 'thread.item.done', item: assistant('msg_2', 'Added.') },
      { type: 'turn.ended' },
    );
    expect(state).toEqual(after(answered, { type: 'turn.ended' }));
    expect(said(after(answered, { type: 'thread.item.done', item: user('msg_1', 'Add milk') }))).toEqual([
      'Add milk',
      'Added.',
    ]);
  });

  test('is unaffected by what this page does not know', () => {
    const unknown = [
      { type: 'stream_options', stream_options: { allow_cancel: true } },
      { type: 'notice', level: 'info', message: 'Hello' },
      { type: 'client_effect', name: 'tasks_changed', data: {} },
      { type: 'thread.item.done', item: { id: 'w1', type: 'widget', widget: {} } },
      { type: 'thread.item.updated', item_id: 'msg_2', update: { type: 'annotation_added' } },
      { type: 'thread.item.updated', item_id: 'other', update: { type: 'workflow.task.added' } },
      { type: 'of.tomorrow' },
    ] as unknown as ChatEvent[];
    expect(after(speaking, ...unknown)).toEqual(speaking);
  });
});

describe('an answer that fails', () => {
  const failure = { message: 'The model is busy.', canRetry: true };

  test('says why, and keeps saying it when the stream ends', () => {
    const state = after(
      stored,
      { type: 'error', message: failure.message, allow_retry: true },
      { type: 'turn.ended' },
    );
    expect(state).toMatchObject({ turn: undefined, failure });
  });

  test('has words also when the server has none', () => {
    expect(after(stored, { type: 'error', allow_retry: false }).failure).toEqual({
      message: 'The answer failed.',
      canRetry: false,
    });
  });

  test('is missed when the stream ends without it, or within it', () => {
    expect(after(stored, { type: 'turn.ended' }).failure?.message).toBe('No answer came.');
    expect(after(speaking, { type: 'turn.ended' }).failure?.message).toBe('The answer was cut off.');
  });

  test('keeps what was said before the connection broke', () => {
    const state = after(speaking, { type: 'turn.failed', failure });
    expect(state).toMatchObject({ turn: undefined, failure });
    expect(said(state)).toEqual(['Add milk', 'Add']);
  });

  test('begins anew after the message when it is tried again', () => {
    const state = after(speaking, { type: 'turn.failed', failure }, { type: 'turn.resumed' });
    expect(state).toMatchObject({ turn: {}, failure: undefined });
    expect(said(state)).toEqual(['Add milk']);
  });

  test('makes a message that was never stored a new one for the next attempt', () => {
    expect(after(sent, { type: 'turn.ended' })).toMatchObject({
      unsent: { isLost: true },
      failure: { message: 'No answer came.', canRetry: true },
    });
    expect(after(sent, { type: 'turn.failed', failure }).unsent?.isLost).toBe(false);
  });
});

describe('an answer that is stopped', () => {
  test('stays as far as it came, without a complaint', () => {
    const state = after(speaking, { type: 'turn.stopped' });
    expect(said(state)).toEqual(['Add milk', 'Add']);
    expect(openFailure(state)).toBeUndefined();
  });

  test('before its first word can be asked for again', () => {
    expect(openFailure(after(stored, { type: 'turn.stopped' }))).toEqual({
      message: 'Your message has no answer.',
      canRetry: true,
    });
  });

  test('before the message was stored lets it be sent again', () => {
    expect(openFailure(after(sent, { type: 'turn.stopped' }))?.message).toBe('Your message was not sent.');
  });
});

describe('the history', () => {
  const asked = initialChat('thr_1');
  const history = page(assistant('b', 'Hello'), { id: 'w', type: 'widget' }, user('a', 'Hi'));

  test('shows messages oldest first, and no other items', () => {
    expect(said(after(asked, { type: 'history.loaded', page: history }))).toEqual(['Hi', 'Hello']);
  });

  test('that ends with a message of the user offers to have it answered', () => {
    const state = after(asked, { type: 'history.loaded', page: page(user('a', 'Hi')) });
    expect(openFailure(state)?.message).toBe('Your message has no answer.');
  });

  test('comes before what was said while it was loading', () => {
    const state = after(asked, SENT, { type: 'history.loaded', page: history });
    expect(said(state)).toEqual(['Hi', 'Hello', 'Add milk']);
  });

  test('does not show twice what was stored meanwhile', () => {
    const state = after(
      asked,
      SENT,
      { type: 'history.loaded', page: page(user('msg_1', 'Add milk'), user('a', 'Hi')) },
      { type: 'thread.item.done', item: user('msg_1', 'Add milk') },
    );
    expect(said(state)).toEqual(['Hi', 'Add milk']);
  });

  test('that is loaded anew replaces what is shown, and what is shown stays until then', () => {
    const state = after(asked, { type: 'history.loaded', page: history }, { type: 'history.asked' });
    expect(state.history).toBe('ready');
    expect(after(state, { type: 'history.failed', failure: { message: 'No', canRetry: true } })).toEqual(
      state,
    );
    expect(said(after(state, { type: 'history.loaded', page: page(user('c', 'New')) }))).toEqual(['New']);
  });

  test('of a thread that was deleted meanwhile is not shown any more', () => {
    const failure = { message: 'There is no such thread.', canRetry: false };
    const state = after(
      asked,
      { type: 'history.loaded', page: history },
      { type: 'history.failed', failure },
    );
    expect(state).toMatchObject({ history: failure, messages: [] });
  });

  test('that cannot be loaded says why, and forgets that when it is asked for again', () => {
    const failure = { message: 'There is no such thread.', canRetry: false };
    const failed = after(asked, { type: 'history.failed', failure });
    expect(failed.history).toEqual(failure);
    expect(after(failed, { type: 'history.asked' }).history).toBe('loading');
  });
});

describe('earlier messages', () => {
  const latest = after(initialChat('thr_1'), {
    type: 'history.loaded',
    page: { data: [assistant('d', 'four'), user('c', 'three')], has_more: true, after: 'c' },
  });
  const loading = after(latest, { type: 'earlier.asked' });
  const earlier = page(assistant('b', 'two'), user('a', 'one'));

  test('come before those that are shown, until there are no more', () => {
    expect(latest.earlier).toEqual({ after: 'c', isLoading: false });
    expect(loading.earlier).toEqual({ after: 'c', isLoading: true });
    const all = after(loading, { type: 'earlier.loaded', after: 'c', page: earlier });
    expect(said(all)).toEqual(['one', 'two', 'three', 'four']);
    expect(all.earlier).toBeUndefined();
  });

  test('that cannot be loaded can be asked for again', () => {
    const failed = after(loading, { type: 'earlier.failed', after: 'c', message: 'No connection' });
    expect(failed.earlier).toEqual({ after: 'c', isLoading: false, failure: 'No connection' });
    expect(after(failed, { type: 'earlier.asked' }).earlier).toEqual({ after: 'c', isLoading: true });
  });

  test('are dropped when they are not what comes before the messages any more', () => {
    const anew = after(loading, { type: 'history.loaded', page: page(user('e', 'five')) });
    expect(after(anew, { type: 'earlier.loaded', after: 'c', page: earlier })).toEqual(anew);
    expect(after(anew, { type: 'earlier.failed', after: 'c', message: 'No' })).toEqual(anew);
  });
});
