import { expect, test } from 'vitest';
import { preferredChat } from '@/lib/client/preferred-chat';

test.each(['localhost', 'todo.localhost', '127.0.0.1', '[::1]'])(
  'at %s ChatKit is tried with a placeholder key',
  (hostname) => {
    expect(preferredChat({ chatUi: 'auto', openaiDomainKey: '' }, hostname)).toEqual({
      kind: 'chatkit',
      domainKey: 'local-dev',
    });
  },
);

test.each(['todo.example.com', '192.168.49.2', 'localhost.example.com', '127.0.0.1.example.com'])(
  'at %s ChatKit is tried only with a domain key',
  (hostname) => {
    expect(preferredChat({ chatUi: 'auto', openaiDomainKey: '' }, hostname)).toEqual({ kind: 'built-in' });
    expect(preferredChat({ chatUi: 'auto', openaiDomainKey: 'domain_pk_1' }, hostname)).toEqual({
      kind: 'chatkit',
      domainKey: 'domain_pk_1',
    });
  },
);

test('configuration overrides the circumstances', () => {
  const key = 'domain_pk_1';
  expect(preferredChat({ chatUi: 'built-in', openaiDomainKey: key }, 'localhost').kind).toBe('built-in');
  expect(preferredChat({ chatUi: 'chatkit', openaiDomainKey: '' }, 'todo.example.com').kind).toBe('chatkit');
});
