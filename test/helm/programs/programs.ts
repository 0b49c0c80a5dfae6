import { collections } from './collections';
import { conditions } from './conditions';
import type { Program } from './program';
import { scalars } from './scalars';

/** Every program that must become a chart, by what it is about. */
export const programs: readonly (readonly [subject: string, table: readonly Program[]])[] = [
  ['scalars', scalars],
  ['conditions', conditions],
  ['collections', collections],
];
