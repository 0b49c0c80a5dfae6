import type { OpenApi, Operation, Schema } from '../../../lib/ops/verify/contract/openapi';

/** An operation that takes JSON of this schema. */
export function takes(schema: Schema): Operation {
  return { requestBody: { content: { 'application/json': { schema } } } };
}

const TASK: Schema = {
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string' },
    description: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    completed: { type: 'boolean' },
  },
};

const MESSAGE: Schema = {
  type: 'object',
  required: ['message'],
  properties: {
    message: { type: 'string' },
    conversation_id: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
  },
};

/** The specification's routes, behind a prefix. */
export function specifiedApi(prefix = '/api/{user_id}'): OpenApi {
  return {
    paths: {
      '/health': { get: {} },
      [`${prefix}/tasks`]: {
        get: {},
        post: { ...takes({ $ref: '#/components/schemas/Task' }) },
      },
      [`${prefix}/tasks/{id}`]: { get: {}, put: takes({ $ref: '#/components/schemas/Task' }), delete: {} },
      [`${prefix}/tasks/{id}/complete`]: { patch: {} },
      [`${prefix}/chat`]: { post: takes(MESSAGE) },
    },
    components: { schemas: { Task: TASK } },
  };
}
