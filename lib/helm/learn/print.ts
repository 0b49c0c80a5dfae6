import type { Json } from '../json';

const LONGEST_EXAMPLE = 160;

/** JSON for an error's example. */
export function print(json: Json | undefined): string {
  return json === undefined ? '(nothing)' : shorten(JSON.stringify(json));
}

/** As much of it as an error should show. */
export function shorten(text: string | undefined): string {
  const whole = text ?? '';
  return whole.length > LONGEST_EXAMPLE ? `${whole.slice(0, LONGEST_EXAMPLE)}…` : whole;
}
