import type { NumberType } from '../schema/value-type';
import type { Literals } from './author-code';
import type { Choose, Leaf } from './inputs';
import type { Skeleton } from './skeleton';
import type { Path } from './path';
import { type Markers, type TextType, fits } from './markers';

/** Texts that break templates, YAML and concatenations. */
const NASTY = [
  '{{ .Values }}',
  'a"b',
  "a'b",
  'yes',
  'null',
  '1e3',
  '007',
  ' x ',
  'X',
  'a: b # c',
  'line\nline',
  'é🎉',
  '%s',
  '\\',
];
/** Numbers at which formats change. */
const NUMBERS = [-7, -1, 0, 1, 1_000_000, 20_000_000];
/** Longest text and longest list that are tried. */
const LONGEST_TEXT = 300;
const LONGEST_LIST = 20;
/** Rows in which nearly all texts are equal. */
const COINCIDENCES = 12;
/** Everything is there, once: for content that is all it takes. */
export const SINGLE: Skeleton = { density: 1, items: 1 };
/** How many candidates are tried where the schema refuses one. */
const ATTEMPTS = 4;

/** One row of hostile values. */
export interface Trial {
  readonly choose: Choose;
  readonly style: Skeleton;
  /** Its texts may coincide where they should not: `build` may refuse it. */
  readonly mayBeRefused: boolean;
}

/**
 * Rows of the values at which code that looked right may go wrong, such that every literal of the author's code meets
 * every value that may hold it: alone, at the start, in the middle and at the end of it, and as its length.
 *
 * @param ownKeys keys that the output has itself
 */
export function trialsOf(literals: Literals, ownKeys: readonly string[], markers: Markers): Trial[] {
  const texts = unique([...literals.texts, ...literals.numbers.map(String), ...NASTY]);
  const keys = unique([...ownKeys, ...literals.keys, ...texts]);
  const numbers = unique([...literals.numbers.flatMap((n) => [n, n + 1, n - 1]), ...NUMBERS]);
  const lengths = unique(literals.numbers.flatMap((n) => [n, n + 1])).filter(
    (n) => Number.isInteger(n) && n > 0 && n <= LONGEST_TEXT,
  );

  const alone: Draw = (type, count) => pick(texts, count, (text) => fits(text, type));
  const within: Draw = (type, count) => {
    const [one = '', other = ''] = [texts[count % texts.length], texts[(count + 1) % texts.length]];
    const token = markers.token();
    return [one + token + other, one + token, token + other, token + one + token].find((form) =>
      fits(form, type),
    );
  };
  const ofLength =
    (length: number): Draw =>
    (type) => {
      const text = markers.textOfLength(length);
      return fits(text, type) ? text : undefined;
    };
  const alike =
    (row: number): Draw =>
    (type, count) => {
      const pool = ['a', texts[row % texts.length] ?? 'a', 'b'];
      // Squares: neighbours are equal now and then.
      return pick(pool, count * count, (text) => fits(text, type));
    };
  const drawing = (row: number, text: Draw, key: Draw = inTurn(keys)): Choose =>
    choosing(row, { text, key, number: (type, count) => pick(numbers, count, (n) => allows(type, n)) });
  const strict = (choose: Choose, style: Skeleton): Trial => ({
    choose: distinct(choose),
    style,
    mayBeRefused: false,
  });
  return [
    ...texts.map((_, row) => strict(drawing(row, alone), SINGLE)),
    ...texts.map((_, row) => strict(drawing(row, within), SINGLE)),
    ...lengths.map((length, row) => {
      const items = length <= LONGEST_LIST ? length : undefined;
      return strict(drawing(row, ofLength(length)), { density: 1, items });
    }),
    ...Array.from({ length: COINCIDENCES }, (_, row): Trial => {
      const choose = drawing(row, alike(row), alike(row));
      const style = { density: 0.7, emptyItems: true, ...(row % 2 === 0 && { items: 1 }) };
      return { choose, style, mayBeRefused: true };
    }),
  ];
}

type Draw = (type: TextType, count: number) => string | undefined;

function inTurn(keys: readonly string[]): Draw {
  return (type, count) => pick(keys, count, (key) => fits(key, type) && !RESERVED.includes(key));
}

interface Draws {
  readonly text: Draw;
  readonly key: Draw;
  readonly number: (type: NumberType, count: number) => number | undefined;
}

/** Gives each leaf another candidate, and another one in each row, so that over the rows it meets them all. */
function choosing(row: number, { text, key, number }: Draws): Choose {
  return ({ path, isKey, type }) => {
    if (path[0] === 'release' && path[1] === 'service') return undefined;
    const count = row + numberOf(path);
    if (type.kind === 'number') return number(type, count);
    return isKey ? key(type, count) : text(type, count);
  };
}

const numbers = new Map<string, number>();

/** A number that differs for most paths. */
function numberOf(path: Path): number {
  const key = path.join('/');
  let number = numbers.get(key);
  if (number === undefined) {
    number = [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 65_521, 0);
    numbers.set(key, number);
  }
  return number;
}

/** Two items of a list with the same name are nothing that a chart has to bear. */
function distinct(choose: Choose): Choose {
  const used = new Set<string>();
  return (leaf: Leaf) => {
    const chosen = choose(leaf);
    if (typeof chosen !== 'string') return chosen;
    const key = `${leaf.path.join('/').replace(/\/\d+(?=\/|$)/g, '/*')} ${chosen}`;
    if (used.has(key)) return undefined;
    used.add(key);
    return chosen;
  };
}

/** Keys that JavaScript itself has a meaning for. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

/** The candidate of that number, or one of the next if the schema refuses it. */
function pick<T>(
  candidates: readonly T[],
  number: number,
  isAllowed: (candidate: T) => boolean,
): T | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const candidate = candidates[(number + attempt) % candidates.length] as T;
    if (candidate !== '' && isAllowed(candidate)) return candidate;
  }
  return undefined;
}

function allows(
  { minimum = -Infinity, maximum = Infinity, multipleOf, integer }: NumberType,
  n: number,
): boolean {
  if (n < minimum || n > maximum || (integer && !Number.isInteger(n))) return false;
  return multipleOf === undefined || n % multipleOf === 0;
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
