import { FormulaSearch, type Predicate } from '../../../lib/helm/learn/formula';
import type { Source } from '../../../lib/helm/template/template';

/** Predicates over eight instances: one for each combination of three flags. */
const [a, b, c] = ['a', 'b', 'c'].map((name, bit): Predicate => {
  const source: Source = { from: 'values', level: 0, path: [name], type: { kind: 'boolean' } };
  const holding = Array.from({ length: 8 }, (_, instance) =>
    (instance >> bit) & 1 ? 1n << BigInt(instance) : 0n,
  );
  return {
    source: `values0:${name}`,
    condition: { test: 'truthy', source },
    bits: holding.reduce((sum, each) => sum | each, 0n),
  };
}) as [Predicate, Predicate, Predicate];
const all = 0b1111_1111n;
const search = new FormulaSearch([a, b, c], all);

/** The formula that is exactly this set. */
function exactly(bits: bigint): string | undefined {
  const formula = search.find(bits, all & ~bits);
  return (
    formula &&
    JSON.stringify(formula.condition, (key, value: unknown) =>
      key === 'source' ? (value as Source).path[0] : value,
    )
  );
}

test('a single predicate is preferred to everything else', () => {
  expect(exactly(b.bits)).toBe('{"test":"truthy","source":"b"}');
  expect(exactly(all & ~b.bits)).toBe('{"not":{"test":"truthy","source":"b"}}');
});

test('and, or and their mixtures of three predicates are found', () => {
  expect(exactly(a.bits & b.bits)).toMatch(/^\{"all":/);
  expect(exactly(a.bits | b.bits)).toMatch(/^\{"any":/);
  expect(exactly(a.bits & (b.bits | c.bits))).toContain('"any"');
  expect(search.find(a.bits & b.bits & c.bits, all & ~(a.bits & b.bits & c.bits))?.size).toBe(3);
});

test('a formula holds for all it must and none it must not', () => {
  const must = 0b0000_1000n;
  const mustNot = 0b0000_0001n;
  const formula = search.find(must, mustNot);
  expect((formula?.bits ?? 0n) & must).toBe(must);
  expect((formula?.bits ?? 0n) & mustNot).toBe(0n);
});

test('whether two flags differ takes more than three predicates', () => {
  expect(exactly(a.bits ^ b.bits)).toBeUndefined();
});

test('what is asked about a source is answered about that source', () => {
  const both = a.bits & b.bits;
  const neither = all & ~(a.bits | b.bits);
  expect(search.find(both, neither)?.condition).toBe(a.condition);
  expect(search.findAbout([b.source], both, neither)?.condition).toBe(b.condition);
});
