import { releaseOf } from '../../lib/helm/release';

const fullname = (name: string, values = {}): string =>
  releaseOf('todo-backend', values, { name, namespace: 'todo' }).fullname;

test("a release with the chart's name in its own is called by its own", () => {
  expect(fullname('todo-backend')).toBe('todo-backend');
  expect(fullname('my-todo-backend-2')).toBe('my-todo-backend-2');
});

test('any other release is called by both names, so that two of them do not meet', () => {
  expect(fullname('blue')).toBe('blue-todo-backend');
  expect(fullname('green')).toBe('green-todo-backend');
});

test('a long name is cut to what a Service may be called, and does not end with a hyphen', () => {
  expect(fullname('r'.repeat(53))).toHaveLength(63);
  expect(fullname(`${'r'.repeat(48)}`)).toBe(`${'r'.repeat(48)}-todo-backend`);
  expect(fullname('x', { fullnameOverride: `${'y'.repeat(62)}-z` })).toBe('y'.repeat(62));
});

test('the overrides of the values count where they are given', () => {
  expect(fullname('blue', { nameOverride: 'api' })).toBe('blue-api');
  expect(fullname('blue', { nameOverride: 'api', fullnameOverride: 'other' })).toBe('other');
  expect(fullname('blue', { nameOverride: '', fullnameOverride: '' })).toBe('blue-todo-backend');
});

test('Helm is what installs, unless something else says so', () => {
  const release = { name: 'todo', namespace: 'todo' };
  expect(releaseOf('todo-backend', {}, release).service).toBe('Helm');
  expect(releaseOf('todo-backend', {}, { ...release, service: 'cdk8s' }).service).toBe('cdk8s');
});
