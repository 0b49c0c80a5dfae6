import type { Json } from '../json';

/** Helm's truth: everything but null, false, 0, '', [] and {}; absent is false. */
export function isTruthy(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}
