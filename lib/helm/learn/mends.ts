import type { ChartErrorCode } from '../chart-error';

/** How to write it instead. */
export const MENDS: Readonly<Partial<Record<ChartErrorCode, string>>> = {
  TOO_MANY_GATES: 'let one place depend on at most three conditions: merge some into one value, or an enum',
  VALUE_IN_KEY: 'keys must be known: take a map as the value and spread it, or a list of { name, value }',
  INVALID_OUTPUT: 'make a construct of its own for each kind of object',
  LIST_ORDER: 'keep the order in which the values stand: no sorting, and entries of a map sorted by key',
  MAP_COLLISION:
    "write the fixed keys after the spread map, so that they win, or forbid them in the map's key pattern",
};
