import { Type } from '@sinclair/typebox';
import { jsonSchemaOf } from '../../../lib/helm/schema/json-schema';

it('is plain JSON Schema of draft 7 that refuses unknown values at every depth', () => {
  const schema = Type.Object({ hosts: Type.Array(Type.Object({ name: Type.String() })) });
  expect(jsonSchemaOf(schema)).toStrictEqual({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    required: ['hosts'],
    properties: {
      hosts: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: { name: { type: 'string' } },
        },
      },
      global: { type: 'object', additionalProperties: true },
    },
  });
});

it('keeps what a chart reads of `global`, and lets other charts have theirs', () => {
  const global = Type.Object({ registry: Type.String() });
  expect(jsonSchemaOf(Type.Object({ global }))).toMatchObject({
    properties: { global: { properties: { registry: { type: 'string' } }, additionalProperties: true } },
  });
});

it('leaves defaults as they are, whatever their keys are called', () => {
  const map = Type.Record(Type.String(), Type.Unknown(), {
    default: { anyOf: [{ const: 1 }], properties: {} },
  });
  expect(jsonSchemaOf(Type.Object({ map }))).toMatchObject({
    properties: { map: { default: { anyOf: [{ const: 1 }], properties: {} } } },
  });
});
