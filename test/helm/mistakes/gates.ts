import { choice, flag, specChart } from '../support';
import type { Mistake } from './mistake';

const flags = { a: flag(), b: flag(), c: flag(), d: flag() };

type Flags = Readonly<Record<'a' | 'b' | 'c' | 'd', boolean>>;

/** A chart whose only field is decided by flags. */
function flagsChart(made: (flags: Flags) => unknown): Pick<Mistake, 'chart' | 'pointer'> {
  return { chart: specChart(flags, (values) => ({ made: made(values) })), pointer: '/spec/made' };
}

/** Conditions that no and, or and not of three values can say. */
export const gates: readonly Mistake[] = [
  {
    name: 'one of two flags, but not both',
    ...flagsChart(({ a, b }) => (a !== b ? 'one' : 'none')),
    code: 'TOO_MANY_GATES',
  },
  {
    name: 'two flags that agree',
    ...flagsChart(({ a, b }) => (a === b ? 'alike' : 'unlike')),
    code: 'TOO_MANY_GATES',
  },
  {
    name: 'four flags together',
    ...flagsChart(({ a, b, c, d }) => (a && b && c && d ? 'all' : 'not all')),
    code: 'TOO_MANY_GATES',
  },
  {
    name: 'any of four flags',
    ...flagsChart(({ a, b, c, d }) => (a || b || c || d ? 'any' : 'none')),
    code: 'TOO_MANY_GATES',
  },
  {
    name: 'most of three flags',
    ...flagsChart(({ a, b, c }) => [a, b, c].filter(Boolean).length >= 2),
    code: 'TOO_MANY_GATES',
  },
  {
    name: 'an odd number of flags',
    ...flagsChart((values) => [values.a, values.b, values.c].filter(Boolean).length % 2 === 1),
    code: 'TOO_MANY_GATES',
  },
  {
    name: 'how many flags are set',
    ...flagsChart((values) => Object.values(values).filter(Boolean).length),
    code: 'TOO_MANY_GATES',
  },
  {
    name: 'four of eight literals',
    chart: specChart({ tier: choice('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h') }, ({ tier }) => ({
      early: tier < 'e',
    })),
    code: 'UNEXPLAINED',
    pointer: '/spec/early',
  },
];
