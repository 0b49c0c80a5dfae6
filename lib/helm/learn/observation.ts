import type { Json } from '../json';
import { pointerBelow } from '../json-pointer';
import type { Condition, Source } from '../template/template';
import type { ChartErrorCode } from '../chart-error';
import type { Bits } from './formula';
import { type Frame, sourceKey } from './frame';
import type { Symbolic } from './symbols';

/** What stands at a place in one instance of a frame. */
export interface Observation<S = Symbolic> {
  readonly instance: number;
  readonly found: S;
}

/** A place of the output. */
export interface Place {
  /** Construct path of the object. */
  readonly document: string;
  /** JSON pointer into it. */
  readonly pointer: string;
}

export function placeBelow({ document, pointer }: Place, key: string): Place {
  return { document, pointer: pointerBelow(pointer, key) };
}

/** No template explains what stands at a place. */
export class Unexplained extends Error {
  constructor(
    readonly code: ChartErrorCode,
    readonly place: Place,
    /** Rows and what each has there. */
    readonly rows: readonly { readonly row: number; readonly json: Json | undefined }[],
    /** Value of the inputs that is known to be the cause, as a path. @default - to be found out */
    readonly value?: string,
  ) {
    super(`${code} at ${place.document}${place.pointer}`);
  }
}

/** The instances of the observations, as a set. */
export function bitsOf(observations: readonly Observation<unknown>[]): Bits {
  return observations.reduce((bits, { instance }) => bits | (1n << BigInt(instance)), 0n);
}

export function unexplained(
  code: ChartErrorCode,
  frame: Frame,
  place: Place,
  observations: readonly Observation<Pick<Symbolic, 'json'> | undefined>[],
  value?: string,
): Unexplained {
  const rows = observations.map(({ instance, found }) => ({
    row: frame.rows[instance] as number,
    json: found?.json,
  }));
  return new Unexplained(code, place, rows, value);
}

/**
 * When something is there: the condition that holds for all who have it and for none who have not. A condition about
 * what stands there itself is the likeliest.
 *
 * @param sources what it is made of
 * @returns nothing when all have it
 * @throws Unexplained
 */
export function presence(
  frame: Frame,
  place: Place,
  having: readonly Observation[],
  missing: readonly Observation<unknown>[],
  sources: readonly Source[],
): { readonly when?: Condition } {
  if (missing.length === 0) return {};
  const must = bitsOf(having);
  const mustNot = bitsOf(missing);
  const formula =
    frame.formulas.findAbout(withParents(sources), must, mustNot) ?? frame.formulas.find(must, mustNot);
  if (formula) return { when: formula.condition };
  const absent = missing.map(({ instance }) => ({ instance, found: undefined }));
  throw unexplained('UNEXPLAINED', frame, place, [...having, ...absent]);
}

/** The sources and the objects they are in, the outermost first. */
function withParents(sources: readonly Source[]): string[] {
  const all = sources.flatMap((source) =>
    source.path.map((_, index) => ({ ...source, path: source.path.slice(0, index + 1) })),
  );
  return [...new Set(all.sort((a, b) => a.path.length - b.path.length).map(sourceKey))];
}
