import { commonOrder } from '../../../lib/helm/learn/common-order';

test('keys stand as in every list that has them', () => {
  expect(
    commonOrder([
      ['a', 'c'],
      ['b', 'c'],
      ['a', 'b'],
    ]),
  ).toEqual(['a', 'b', 'c']);
});

test('keys that never meet are sorted', () => {
  expect(
    commonOrder([
      ['z', 'end'],
      ['m', 'end'],
    ]),
  ).toEqual(['m', 'z', 'end']);
});

test('lists that contradict each other have no common order', () => {
  expect(
    commonOrder([
      ['a', 'b'],
      ['b', 'a'],
    ]),
  ).toBeUndefined();
});
