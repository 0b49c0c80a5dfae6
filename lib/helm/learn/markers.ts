import fc from 'fast-check';
import type { NumberType, StringType } from '../schema/value-type';
import type { Random } from './random';

/** A value that stands for itself wherever it turns up. */
export interface Marker<T> {
  readonly value: T;
  /** Long enough to be found inside other text. A value of a narrow type is not: `3` turns up by chance. */
  readonly distinctive: boolean;
}

/** What a text may be. */
export type TextType = Pick<StringType, 'pattern' | 'minLength' | 'maxLength'> & { readonly kind?: 'string' };

/** Pairs of consonants: no word is among what they make. */
const PAIRS = [...'bcdfghjkmnpqrstvwxz'].flatMap((a, _, letters) => letters.map((b) => a + b));
const TOKEN_LENGTH = 8;
const DISTINCTIVE_LENGTH = 5;
const ENOUGH_SAMPLES = 30;
/** Numbers below are too common to be told apart inside text. */
const DISTINCTIVE_NUMBER = 1000;
const LARGEST_NUMBER = 9_999_999;

/** What strings with a pattern usually look like: T a token, U in capitals, N digits, H a SHA-256. The first that fits is taken. */
const SHAPES = [
  'T',
  'NMi',
  'Nm',
  'N',
  'Ns',
  'N%',
  '/T',
  'http://T',
  'T.T',
  'T/T',
  'T:N',
  'sha256:H',
  'T@T.T',
  'NGi',
];

/** Draws values that differ from each other within a row, of whatever type the schema asks for. */
export class Markers {
  private readonly used = new Set<string | number>();
  private readonly samples = new Map<string, readonly string[]>();
  /** The shape that fits a type, or null; by pattern and lengths. */
  private readonly shapes = new Map<string, string | null>();

  constructor(private readonly random: Random) {}

  /** From here on, what was drawn before may be drawn again. */
  startRow(): void {
    this.used.clear();
  }

  /** @returns undefined when nothing can be found that the type allows */
  text(type: TextType): Marker<string> | undefined {
    const value = this.unused(() => this.shaped(type)) ?? this.unused(() => this.sampled(type));
    return value === undefined ? undefined : { value, distinctive: value.length >= DISTINCTIVE_LENGTH };
  }

  /** Any text. */
  token(): string {
    return this.letters(2 * TOKEN_LENGTH);
  }

  textOfLength(length: number): string {
    return this.letters(length);
  }

  number(type: NumberType): Marker<number> {
    const step = type.multipleOf ?? 1;
    const minimum = type.minimum ?? Math.min(10 * DISTINCTIVE_NUMBER, type.maximum ?? Infinity);
    const maximum = Math.min(type.maximum ?? Infinity, Math.max(LARGEST_NUMBER, minimum));
    const low = Math.ceil(minimum / step);
    const high = Math.floor(maximum / step);
    const least = Math.ceil(DISTINCTIVE_NUMBER / step);
    const wide = type.integer && high - Math.max(low, least) >= DISTINCTIVE_NUMBER;
    if (!type.integer && type.multipleOf === undefined) {
      const span = Math.min(maximum - minimum, DISTINCTIVE_NUMBER);
      return { value: minimum + Number((this.random.next() * span).toFixed(5)), distinctive: false };
    }
    const draw = (): number => step * this.random.integer(wide ? Math.max(low, least) : low, high);
    return wide
      ? { value: this.unused(draw) ?? draw(), distinctive: true }
      : { value: draw(), distinctive: false };
  }

  private unused<T extends string | number>(draw: () => T | undefined): T | undefined {
    for (let attempt = 0; attempt < 20; attempt++) {
      const value = draw();
      if (value === undefined || value === '') continue;
      if (!this.used.has(value)) {
        this.used.add(value);
        return value;
      }
    }
    return undefined;
  }

  private shaped(type: TextType): string | undefined {
    const key = `${type.pattern} ${type.minLength} ${type.maxLength}`;
    const draw = (shape: string): string => shape.replace(/[TUNH]/g, (letter) => this.piece(letter, type));
    let shape = this.shapes.get(key);
    if (shape === undefined) {
      shape = SHAPES.find((candidate) => fits(draw(candidate), type)) ?? null;
      this.shapes.set(key, shape);
    }
    const value = shape === null ? undefined : draw(shape);
    return value !== undefined && fits(value, type) ? value : undefined;
  }

  private piece(letter: string, { minLength, maxLength = TOKEN_LENGTH }: TextType): string {
    if (letter === 'N') return String(this.random.integer(1000, 9999));
    if (letter === 'H') return this.hexadecimal(64);
    const token = this.letters(Math.max(minLength, Math.min(TOKEN_LENGTH, maxLength)));
    return letter === 'U' ? token.toUpperCase() : token;
  }

  private letters(count: number): string {
    let text = '';
    while (text.length < count) text += PAIRS[this.random.integer(0, PAIRS.length - 1)];
    return text.slice(0, count);
  }

  private hexadecimal(count: number): string {
    let text = '';
    while (text.length < count) text += this.random.integer(0x1000000, 0xfffffff).toString(16);
    return text.slice(0, count);
  }

  private sampled(type: TextType): string | undefined {
    if (type.pattern === undefined) return undefined;
    let samples = this.samples.get(type.pattern);
    if (!samples) {
      const seed = this.random.integer(0, 0x7fffffff);
      const drawn = fc.sample(fc.stringMatching(expressionOf(type.pattern)), { seed, numRuns: 200 });
      const fitting = [...new Set(drawn)].filter((value) => value !== '' && fits(value, type));
      const long = fitting.filter((value) => value.length >= TOKEN_LENGTH);
      samples = long.length >= ENOUGH_SAMPLES ? long : fitting;
      this.samples.set(type.pattern, samples);
    }
    return samples.length > 0 ? this.random.pick(samples) : undefined;
  }
}

/** Whether the schema allows the text. */
export function fits(value: string, { pattern, minLength, maxLength = Infinity }: TextType): boolean {
  if (value.length < minLength || value.length > maxLength) return false;
  return pattern === undefined || expressionOf(pattern).test(value);
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  let expression = expressions.get(pattern);
  if (!expression) {
    expression = new RegExp(pattern);
    expressions.set(pattern, expression);
  }
  return expression;
}
