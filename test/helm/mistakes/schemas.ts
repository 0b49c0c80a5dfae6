import { type TSchema, Type } from '@sinclair/typebox';
import type { HelmChart } from '../../../lib/helm/helm-chart';
import { flag, integer, specChart, text } from '../support';
import type { Mistake } from './mistake';

/** A chart that passes its only value on. */
function valueChart(value: TSchema): Pick<Mistake, 'chart' | 'value'> {
  return { chart: specChart({ value }, (values) => ({ made: values.value })), value: 'value' };
}

const properties = { name: text(), replicas: Type.Integer({ minimum: 1, default: 1 }), debug: flag() };

function overlayChart(overlay: unknown): Pick<Mistake, 'chart'> {
  const overlays = { prod: overlay } as HelmChart['overlays'];
  return { chart: specChart(properties, (values) => values, { overlays }) };
}

/** Schemas that Helm's values cannot follow, and values that do not follow their schema. */
export const schemas: readonly Mistake[] = [
  {
    name: 'a tuple',
    ...valueChart(Type.Tuple([Type.String()], { default: ['a'] })),
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'an intersection',
    ...valueChart(Type.Intersect([Type.Object({ a: text() }), Type.Object({ b: text() })])),
    code: 'UNSUPPORTED_SCHEMA',
  },
  { name: 'null', ...valueChart(Type.Null({ default: null })), code: 'UNSUPPORTED_SCHEMA' },
  {
    name: 'a text or null',
    ...valueChart(Type.Union([Type.String(), Type.Null()], { default: 'a' })),
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'a union of objects',
    ...valueChart(
      Type.Union([Type.Object({ a: text() }), Type.Object({ b: text() })], { default: { a: '' } }),
    ),
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'a schema that refers to itself',
    ...valueChart(
      Type.Recursive((self) => Type.Object({ below: Type.Array(self) }), { default: { below: [] } }),
    ),
    value: 'value.below[]',
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'all but a type',
    ...valueChart(Type.Not(Type.String(), { default: 1 })),
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'a schema of a function',
    ...valueChart(Type.Function([], Type.String())),
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'a format of text',
    ...valueChart(Type.String({ format: 'email', default: 'a@b.c' })),
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'a list of unlike items',
    ...valueChart(Type.Array(Type.String(), { uniqueItems: true, default: [] })),
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'a number above an excluded bound',
    ...valueChart(Type.Number({ exclusiveMinimum: 0, default: 1 })),
    code: 'UNSUPPORTED_SCHEMA',
  },
  {
    name: 'a required value without a default',
    ...valueChart(Type.String()),
    value: undefined,
    code: 'INVALID_DEFAULTS',
  },
  {
    name: 'a default of another type',
    ...valueChart(Type.Integer({ default: '1' })),
    code: 'INVALID_DEFAULTS',
  },
  {
    name: 'a default out of its bounds',
    ...valueChart(Type.Integer({ minimum: 1, default: 0 })),
    code: 'INVALID_DEFAULTS',
  },
  {
    name: 'a default that its pattern refuses',
    ...valueChart(Type.String({ pattern: '^[a-z]+$', default: 'A' })),
    code: 'INVALID_DEFAULTS',
  },
  {
    name: 'an overlay with a value that does not exist',
    ...overlayChart({ replica: 2 }),
    code: 'INVALID_OVERLAY',
  },
  {
    name: 'an overlay with a value of another type',
    ...overlayChart({ replicas: '2' }),
    code: 'INVALID_OVERLAY',
    value: 'replicas',
  },
  {
    name: 'an overlay with a value out of its bounds',
    ...overlayChart({ replicas: 0 }),
    code: 'INVALID_OVERLAY',
    value: 'replicas',
  },
  {
    name: 'an optional value with a default',
    ...valueChart(Type.Optional(integer())),
    code: 'INVALID_DEFAULTS',
  },
];
