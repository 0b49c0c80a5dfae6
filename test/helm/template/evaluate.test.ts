import { Type } from '@sinclair/typebox';
import type { JsonObject } from '../../../lib/helm/json';
import { releaseOf } from '../../../lib/helm/release';
import { BOUND, evaluate } from '../../../lib/helm/template/evaluate';
import type { DocumentTemplate, Node } from '../../../lib/helm/template/template';
import { isTruthy } from '../../../lib/helm/template/truthy';
import { constant, document, list, object, sourcesOf, text, truthy, value } from '../emit/tree';

const at = sourcesOf(
  Type.Object({
    flag: Type.Boolean(),
    hosts: Type.Array(Type.String()),
    ports: Type.Record(Type.String(), Type.Integer()),
  }),
);

function evaluated(documents: readonly DocumentTemplate[], values: JsonObject): ReturnType<typeof evaluate> {
  return evaluate({ documents }, values, releaseOf('chart', values, { name: 'my', namespace: 'space' }));
}

function specOf(node: Node, values: JsonObject): unknown {
  const [first] = evaluated([document('one', node)], values);
  return (first?.object as JsonObject).spec;
}

test('documents of a range carry the position of their item', () => {
  const ranged = { range: at('hosts'), documents: [document('host', value(at('hosts', 1)))] };
  expect(evaluated([ranged], { hosts: ['a', 'b'] }).map(({ id }) => id)).toEqual([
    'host/Example/0',
    'host/Example/1',
  ]);
});

test('documents of a range over a map carry the keys, which are sorted', () => {
  const ranged = { range: at('ports'), documents: [document('port', value(at('ports', 1)))] };
  expect(evaluated([ranged], { ports: { b: 1, a: 2 } }).map(({ id }) => id)).toEqual([
    'port/Example/a',
    'port/Example/b',
  ]);
});

test('a document whose condition does not hold is not there', () => {
  const gated = { ...document('one', constant(1)), when: truthy(at('flag')) };
  expect(evaluated([gated], { flag: false })).toEqual([]);
  expect(evaluated([gated], { flag: true })).toHaveLength(1);
});

test('numbers and booleans stand in texts as in JSON', () => {
  const parts = [value(at('flag')), constant(' '), value(at('ports', 1))];
  const node = list({ range: at('ports'), items: [{ value: text(...parts) }] });
  expect(specOf(node, { flag: true, ports: { a: 20000000 } })).toEqual(['true 20000000']);
});

test('the keys that an object has itself are left out of a map that is spread', () => {
  const node = object({ key: 'a', value: constant('own') }, { spread: at('ports'), omit: ['a'] });
  expect(specOf(node, { ports: { a: 1, b: 2 } })).toEqual({ a: 'own', b: 2 });
});

test('what is absent without anyone having asked is null', () => {
  expect(specOf(value(at('flag')), {})).toBeNull();
});

test('the place of a binding is marked', () => {
  expect(specOf({ node: 'bound', expression: 'now' }, {})).toBe(BOUND);
});

test.each([undefined, null, false, 0, '', [], {}])('%j is false for Helm', (json) => {
  expect(isTruthy(json)).toBe(false);
});

test.each([true, 1, -1, 'false', '0', [0], { a: null }])('%j is true for Helm', (json) => {
  expect(isTruthy(json)).toBe(true);
});
