import type { Choice, Node } from '../template/template';
import type { Bits, Formula } from './formula';
import type { Frame } from './frame';

/** One way to explain a place, and for which instances it is right. */
export interface Explanation<N extends Node = Node> {
  /** Tells it from others, the same in every run. */
  readonly key: string;
  readonly node: N;
  readonly holds: Bits;
}

/** A choice of more cases is not what a person would write. */
const MOST_CASES = 12;

/**
 * The fewest explanations that together are right for all instances, each behind the smallest condition.
 *
 * @returns undefined when no conditions tell them apart
 */
export function learnChoice<N extends Node>(
  frame: Frame,
  all: Bits,
  explanations: readonly Explanation<N>[],
): N | Choice<N> | undefined {
  const chosen = cover(all, explanations);
  if (!chosen) return undefined;
  const cases: { when: Formula['condition']; value: N }[] = [];
  let open = [...chosen];
  let remaining = all;
  while (open.length > 1) {
    const next = smallestCase(frame, remaining, open);
    if (!next) return undefined;
    cases.push({ when: next.formula.condition, value: next.explanation.node });
    remaining &= ~next.formula.bits;
    open = open.filter((explanation) => explanation !== next.explanation);
  }
  const [last] = open;
  if (!last || (remaining & ~last.holds) !== 0n) return undefined;
  return cases.length > 0 ? { node: 'choice', cases, otherwise: last.node } : last.node;
}

/** Greedily the explanations that are right most often. */
function cover<N extends Node>(
  all: Bits,
  explanations: readonly Explanation<N>[],
): Explanation<N>[] | undefined {
  const sorted = [...explanations].sort((a, b) => (a.key < b.key ? -1 : 1));
  const chosen: Explanation<N>[] = [];
  let remaining = all;
  while (remaining !== 0n) {
    const gains = sorted.map(({ holds }) => count(holds & remaining));
    const most = Math.max(0, ...gains);
    const best = sorted[gains.indexOf(most)];
    if (most === 0 || !best || chosen.length === MOST_CASES) return undefined;
    chosen.push(best);
    remaining &= ~best.holds;
  }
  return chosen;
}

interface Case<N extends Node> {
  readonly explanation: Explanation<N>;
  readonly formula: Formula;
}

/** The case that is told from the others by the smallest condition; constants rather come last. */
function smallestCase<N extends Node>(
  frame: Frame,
  remaining: Bits,
  open: readonly Explanation<N>[],
): Case<N> | undefined {
  const cases = open.flatMap((explanation): Case<N>[] => {
    const others = open
      .filter((other) => other !== explanation)
      .reduce((bits, { holds }) => bits | holds, 0n);
    const must = remaining & explanation.holds & ~others;
    const mustNot = remaining & ~explanation.holds;
    const formula = must === 0n ? undefined : frame.formulas.find(must, mustNot);
    return formula ? [{ explanation, formula }] : [];
  });
  const cost = ({ explanation, formula }: Case<N>): [number, number, string] => [
    formula.size + ('not' in formula.condition ? 0.5 : 0),
    explanation.node.node === 'constant' ? 1 : 0,
    explanation.key,
  ];
  return cases.sort((a, b) => compare(cost(a), cost(b)))[0];
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] as number | string;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function count(bits: Bits): number {
  return bits.toString(2).replaceAll('0', '').length;
}
