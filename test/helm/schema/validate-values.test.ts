import { Type } from '@sinclair/typebox';
import type { HelmChart } from '../../../lib/helm/helm-chart';
import { refusalsOf, validateValues } from '../../../lib/helm/schema/validate-values';
import { specChart } from '../support';

const properties = {
  image: Type.Object({ tag: Type.String({ pattern: '^v', default: 'v1' }) }),
  replicas: Type.Integer({ minimum: 1, default: 1 }),
  level: Type.Union([Type.Literal('info'), Type.Literal('warn')], { default: 'info' }),
  limit: Type.Union([Type.Integer(), Type.String()], { default: 1 }),
};
const chart: HelmChart = specChart(properties, () => ({}));
const valid = { image: { tag: 'v1' }, replicas: 1, level: 'info', limit: '1Gi' };

it('accepts what the schema describes, and anything below `global`', () => {
  expect(() => validateValues(chart, { ...valid, global: { shared: { with: 'others' } } })).not.toThrow();
});

it.each<[string, object, string, string]>([
  ['a value of another type', { image: { tag: 5 } }, '/image/tag', 'got number 5, want string'],
  ['a text that does not match', { image: { tag: 'x' } }, '/image/tag', 'got string "x", want a match of ^v'],
  ['a number out of range', { replicas: 0 }, '/replicas', 'got number 0, which must be >= 1'],
  ['a missing value', { image: {} }, '/image', "missing property 'tag'"],
  ['an unknown value', { image: { tag: 'v1', tagg: 1 } }, '/image', "additional property 'tagg' not allowed"],
  ['another literal', { level: 'debug' }, '/level', 'got string "debug", want one of ["info","warn"]'],
  ['no alternative', { limit: [] }, '/limit', 'got array [], want one of the alternatives of the schema'],
])('refuses %s, by its path', (_, part, pointer, reason) => {
  expect(refusalsOf(chart.values, { ...valid, ...part })).toEqual([{ pointer, reason }]);
});

it('names every refused value in one message', () => {
  expect(() => validateValues(chart, { ...valid, image: { tag: 5 }, replicas: 'x' })).toThrow(
    `INVALID_VALUES: at '/image/tag': got number 5, want string; at '/replicas': got string "x", want integer
  chart:    example
  value:    image.tag
`,
  );
});
