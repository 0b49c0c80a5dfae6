import { Type } from '@sinclair/typebox';
import fc from 'fast-check';
import { type JsonObject, isObject } from '../../../lib/helm/json';
import { isTransportable } from '../../../lib/helm/schema/arbitrary-text';
import { arbitraryValues } from '../../../lib/helm/schema/arbitrary-values';
import { defaultsOf, mergeValues } from '../../../lib/helm/schema/defaults';
import { refusalsOf } from '../../../lib/helm/schema/validate-values';

const schema = Type.Object({
  text: Type.String({ default: '' }),
  name: Type.String({ pattern: '^[a-z]{1,9}$', default: 'x' }),
  count: Type.Integer({ minimum: 0, default: 1 }),
  share: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  even: Type.Integer({ minimum: 0, maximum: 100, multipleOf: 2, default: 2 }),
  labels: Type.Record(Type.String(), Type.String(), { default: {} }),
  hosts: Type.Array(Type.Object({ host: Type.String(), port: Type.Optional(Type.Integer()) }), {
    default: [],
  }),
  limit: Type.Union([Type.Integer(), Type.String()], { default: 1 }),
  free: Type.Unsafe<JsonObject>({ type: 'object', default: {} }),
});

const drawn = fc.sample(arbitraryValues(schema, ['app']), { numRuns: 300, seed: 1 });
const merged = drawn.map((values) => mergeValues(defaultsOf(schema), values));

const textOf = ({ text }: JsonObject): string => (typeof text === 'string' ? text : '');

it('gives values that the schema accepts once they are laid over the defaults', () => {
  for (const values of merged) expect(refusalsOf(schema, values)).toEqual([]);
});

it.each<[string, (values: JsonObject) => boolean]>([
  ['values that are left out', ({ text }) => text === undefined],
  ['braces', (values) => textOf(values).includes('{{')],
  ['quotes', (values) => textOf(values).includes('"')],
  ['line ends', (values) => textOf(values).includes('\n')],
  ['emoji', (values) => /\p{Emoji_Presentation}/u.test(textOf(values))],
  ['texts that look like other YAML', (values) => ['no', 'null', '007', '1e3'].includes(textOf(values))],
  ['numbers that Go prints with an exponent', ({ count }) => Number(count) >= 8_000_000],
  ['fractions', ({ share }) => Number(share) % 1 !== 0],
  ['an optional value', ({ share }) => share !== undefined],
  ['its absence', ({ share }) => share === undefined],
  ['empty lists', ({ hosts }) => Array.isArray(hosts) && hosts.length === 0],
  ['lists of several items', ({ hosts }) => Array.isArray(hosts) && hosts.length > 1],
  ["the keys of the chart's objects", ({ labels }) => isObject(labels) && 'app' in labels],
  ['free values', ({ free }) => isObject(free) && Object.keys(free).length > 1],
  ['both types of a union', ({ limit }) => typeof limit === 'string'],
])('draws %s', (_, has) => {
  expect(drawn.some(has)).toBe(true);
});

it('draws no text that YAML or Go would change on the way', () => {
  const texts = ['a\tb\r\n', '\u2028', '👩‍👩‍👧', '\u0000', '\u007f', '\u0085', '\ufeff', '\ud83d'];
  expect(texts.map(isTransportable)).toEqual([true, true, true, false, false, false, false, false]);
});
