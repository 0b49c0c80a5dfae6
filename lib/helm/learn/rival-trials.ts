import { isObject } from '../json';
import type { ChartTemplate, Source } from '../template/template';
import { fits } from './markers';
import { SINGLE, type Trial } from './trials';

/** Keys of which most maps allow one. */
const KEYS = ['a', 'A'];

/** For every two maps that meet in an object, a row in which they alone have the same key: it shows which one wins. */
export function rivalTrials(template: ChartTemplate): Trial[] {
  const rivals = new Map<string, readonly string[]>();
  collectRivals(template, rivals);
  return [...rivals.values()].map((maps) => ({
    choose: ({ path, isKey, type }) => {
      if (!isKey || type.kind === 'number' || !maps.includes(path.slice(1, -1).join('.'))) return undefined;
      return KEYS.find((key) => fits(key, type));
    },
    style: SINGLE,
    mayBeRefused: false,
  }));
}

function collectRivals(tree: unknown, rivals: Map<string, readonly string[]>): void {
  if (Array.isArray(tree)) tree.forEach((each) => collectRivals(each, rivals));
  if (!isObject(tree)) return;
  const { spread, range, yieldTo } = tree as { spread?: Source; range?: Source; yieldTo?: readonly Source[] };
  const map = spread ?? range;
  for (const stronger of yieldTo ?? []) {
    const pair = [map?.path.join('.') ?? '', stronger.path.join('.')];
    rivals.set(pair.join(' '), pair);
  }
  Object.values(tree).forEach((each) => collectRivals(each, rivals));
}
