import type { Application } from '../../../lib/application';
import { noteTogether } from '../../../lib/images/detect/note-together';
import { backendApplication, found, variable } from '../../support/applications';
import { frontend } from '../support/applications';

const betterAuth = found({ file: 'lib/auth.ts', exportName: 'auth', adapter: 'kysely' as const });

const codes = (...parts: Parameters<typeof notes>): string[] => notes(...parts).map(({ code }) => code);
const notes = (
  wanted: Application['auth']['value'],
  given: Application['auth']['value'],
  variables: readonly string[] = [],
) =>
  noteTogether({
    backend: backendApplication({
      auth: found(wanted, 'auth.py', 5),
      variables: variables.map((name) => variable(name, { meaning: 'auth-secret', secret: true })),
    }),
    frontend: frontend({ betterAuth }, { auth: found(given) }),
  }).backend.notes;

test.each([
  ['jwks', 'jwks'],
  ['shared-secret', 'shared-secret'],
  ['session-table', 'session-table'],
  ['session-table', 'jwks'],
  ['own', 'jwks'],
  ['none', 'session-table'],
  ['shared-secret', 'none'],
] as const)('a backend with %s gets on with a frontend with %s', (wanted, given) => {
  expect(codes(wanted, given)).toEqual([]);
});

test.each([
  ['jwks', 'session-table'],
  ['shared-secret', 'jwks'],
  ['jwks', 'none'],
] as const)('a backend with %s is noted beside a frontend with %s, with the place', (wanted, given) => {
  expect(notes(wanted, given)).toEqual([
    expect.objectContaining({ code: 'AUTH_DIFFERS', evidence: [{ file: 'auth.py', line: 5 }] }),
  ]);
});

test('a shared secret under another name is an alias, and said', () => {
  expect(codes('shared-secret', 'shared-secret', ['BETTER_AUTH_SECRET', 'JWT_SECRET'])).toEqual([
    'SECRET_ALIAS',
  ]);
  expect(codes('jwks', 'jwks', ['SECRET_KEY'])).toEqual([]);
});
