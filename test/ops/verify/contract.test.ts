import { contractOf, pathOf, type Route } from '../../../lib/ops/verify/contract/contract';
import { sample } from '../../../lib/ops/verify/contract/sample';
import { specifiedApi, takes } from './apis';

const shown = (route: Route | undefined): string | undefined => route && `${route.method} ${route.path}`;

test('the specification’s routes are found', () => {
  const { tasks, chat, chatKit, register } = contractOf(specifiedApi());
  expect(shown(tasks?.create)).toBe('post /api/{user_id}/tasks');
  expect(shown(tasks?.list)).toBe('get /api/{user_id}/tasks');
  expect(shown(tasks?.update)).toBe('put /api/{user_id}/tasks/{id}');
  expect(shown(tasks?.complete)).toBe('patch /api/{user_id}/tasks/{id}/complete');
  expect(shown(tasks?.remove)).toBe('delete /api/{user_id}/tasks/{id}');
  expect(chat).toMatchObject({ path: '/api/{user_id}/chat', message: 'message' });
  expect([chatKit, register]).toEqual([undefined, undefined]);
});

test('the same routes behind another prefix, for todos, with slashes at their ends, are found too', () => {
  const { tasks } = contractOf({
    paths: {
      '/v2/todos/': { get: {}, post: takes({}) },
      '/v2/todos/{todo_id}': { patch: {}, delete: {} },
      '/v2/todos/{todo_id}/toggle': { post: {} },
      '/v2/todos/stats': { get: {} },
    },
  });
  expect(shown(tasks?.list)).toBe('get /v2/todos/');
  expect(shown(tasks?.update)).toBe('patch /v2/todos/{todo_id}');
  expect(shown(tasks?.complete)).toBe('post /v2/todos/{todo_id}/toggle');
  expect(tasks?.read).toBeUndefined();
});

test('a route that asks for more than the user is none to begin with', () => {
  const { tasks, chat } = contractOf({
    paths: {
      '/projects/{project_id}/tasks': { get: {}, post: takes({}) },
      '/rooms/{room}/chat': { post: takes({ properties: { message: {} } }) },
    },
  });
  expect([tasks, chat]).toEqual([undefined, undefined]);
});

test('a chat whose body has no message by any name in use is not one that can be tried', () => {
  const { chat } = contractOf({ paths: { '/chat': { post: takes({ properties: { audio: {} } }) } } });
  expect(chat).toBeUndefined();
});

test('a header for retries is seen where the backend names it', () => {
  const api = specifiedApi();
  expect(contractOf(api).tasks?.idempotent).toBe(false);
  const create = { ...takes({}), parameters: [{ name: 'Idempotency-Key', in: 'header' }] };
  const paths = { ...api.paths, '/api/{user_id}/tasks': { get: {}, post: create } };
  expect(contractOf({ ...api, paths }).tasks?.idempotent).toBe(true);
});

test('a path is filled in with the user and the task', () => {
  const route = { method: 'get', path: '/api/{user_id}/tasks/{id}', operation: {} } as const;
  expect(pathOf(route, { user: 'a/b', task: 7 })).toBe('/api/a%2Fb/tasks/7');
});

describe('a sample of a schema', () => {
  const api = { paths: {} };

  test('has what is required, and what is given where the schema has it', () => {
    const schema = {
      type: 'object',
      required: ['title', 'priority', 'tags', 'due', 'done', 'points'],
      properties: {
        title: { type: 'string' },
        description: { type: 'string' },
        priority: { enum: ['low', 'high'] },
        tags: { type: 'array' },
        due: { type: 'string', format: 'date-time' },
        done: { type: 'boolean' },
        points: { type: 'integer', minimum: 3 },
      },
    };
    expect(sample(schema, api, { title: 'Water', unknown: 1 })).toEqual({
      title: 'Water',
      priority: 'low',
      tags: [],
      due: '2030-01-01T12:00:00Z',
      done: false,
      points: 3,
    });
  });

  test('is as long as it has to be', () => {
    expect(String(sample({ type: 'string', minLength: 40 }, api))).toHaveLength(40);
  });
});
