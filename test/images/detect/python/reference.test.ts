import { join } from 'node:path';
import { detectBackend } from '../../../../lib/images/detect/detect-backend';

const backend = detectBackend(join(__dirname, '../../../../backend'));

test('the reference application is understood like any other', () => {
  const { source, port, health, auth, migration, problems, questions } = backend;
  expect([source.entry.value, source.factory, source.importPaths.value]).toEqual([
    'app.main:app',
    false,
    ['.'],
  ]);
  expect([source.version.value, port.value, auth.value]).toEqual(['3.13', 8000, 'jwks']);
  expect(source.dependencies.value).toMatchObject({
    files: ['requirements.txt'],
    locked: true,
    hashed: true,
    undeclared: [],
  });
  expect(health.value).toEqual({
    alive: { kind: 'http', path: '/health' },
    ready: { kind: 'http', path: '/health/ready' },
  });
  expect(migration?.value.command).toEqual(['python', '-m', 'app.migrate']);
  expect([problems, questions, backend.writable, backend.sidecars]).toEqual([[], [], [], []]);
});

test('all of its settings are known, with what their author says of them', () => {
  const described = backend.variables.filter(({ description }) => description !== undefined);
  expect(described).toEqual(backend.variables);
  expect(backend.variables.filter(({ required }) => required).map(({ name }) => name)).toEqual([
    'BETTER_AUTH_URL',
    'DATABASE_URL',
  ]);
});
